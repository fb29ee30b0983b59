import type { Place } from "../errors.ts";

/** The places of the values that a stage put into a document, by their pointer in it. */
export type Places = ReadonlyMap<string, Place>;

/**
 * Follows a pointer back: to the place of the nearest value around it that was put there, or else to where `before` says.
 * `createOrigin(places, (pointer) => ({ file, pointer }))` for the first stage; the next stage gets the result as `before`.
 */
export function createOrigin(places: Places, before: (pointer: string) => Place): (pointer: string) => Place {
  if (places.size === 0) return before;
  return (pointer) => {
    for (let around = pointer; ; around = around.slice(0, around.lastIndexOf("/"))) {
      const place = places.get(around);
      if (place) return { file: place.file, pointer: place.pointer + pointer.slice(around.length) };
      if (around === "") return before(pointer);
    }
  };
}
