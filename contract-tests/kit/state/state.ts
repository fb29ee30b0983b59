import type { RequestFixture } from "../../../generator/fixtures/fixtures.ts";
import { createMaker, type Maker, type Mode } from "../../../generator/fixtures/make-context.ts";
import { createProver } from "../../../generator/fixtures/prover.ts";
import { makeRequest } from "../../../generator/fixtures/request-fixture.ts";
import type { Operation } from "../../../generator/model/model.ts";
import type { Subject } from "../pact.ts";
import type { Session } from "../session.ts";
import type { Baseline } from "./baseline.ts";
import { type IdPlace, idPlaces } from "./id-places.ts";
import { createLedger, type Ledger } from "./ledger.ts";
import { type Resource, resourcesOf } from "./resources.ts";
import type { Thing } from "./things.ts";

/** What is needed to call an operation; another operation goes in its place where several are called. */
export type Caller = Pick<Subject, "session" | "operation" | "client" | "exchanges">;

/** What a session knows of the things on its target. */
export interface State {
  readonly resources: readonly Resource[];
  readonly ledger: Ledger;
  /** One of each kind, for requests that only look. */
  readonly shared: Map<Resource, Promise<Thing | undefined>>;
  readonly baselines: Map<Operation, Promise<Baseline | undefined>>;
  /** Values that answers have shown for names such as `userId`. */
  readonly seen: Map<string, string>;
  readonly idPlaces: (operation: Operation) => readonly IdPlace[];
  /** A request of the generator's. */
  readonly fixture: (operation: Operation, mode: Mode) => RequestFixture;
  /** By what makes one, the request that the target has taken. */
  readonly makers: Map<Operation, RequestFixture>;
  /** What is being made: a thing that needs one of its own kind is made without. */
  readonly making: Set<Resource>;
  /** What is never made here: the target has refused every request for one. */
  readonly refused: Set<Operation>;
  /** What an operation needs before it: something that lacks what it would set. */
  readonly preludes: Map<Operation, () => Promise<void>>;
  /** The clients that things were made with: one of them cleans up. */
  readonly owners: Set<Subject["client"]>;
  /** What takes no two of one name, or of one of whatever it is. */
  readonly unique: Set<Resource>;
  /** Counts what is made, so that no two are alike. */
  made: number;
}

/** What an operation makes or changes. */
export function resourceOf({ resources }: State, operation: Operation): Resource | undefined {
  return resources.find(({ creates, updates }) => creates.includes(operation) || updates.includes(operation));
}

/** The state of a session, made when it is first asked for. */
export function stateOf(session: Session): State {
  const known = states.get(session);
  if (known !== undefined) return known;
  const state = createState(session);
  states.set(session, state);
  return state;
}

const states = new Map<Session, State>();

/** The state as it is now, for other sessions: what these change of it stays with them. */
export function forkState(session: Session): { give(session: Session): void } {
  const copy = (state: State): State => ({
    ...state,
    ledger: createLedger(),
    shared: new Map(state.shared),
    baselines: new Map(state.baselines),
    seen: new Map(state.seen),
    makers: new Map(state.makers),
    making: new Set(),
    unique: new Set(state.unique),
    refused: new Set(state.refused),
    // They send to the session that they were made in.
    preludes: new Map(),
    owners: new Set(),
  });
  const kept = copy(stateOf(session));
  return { give: (other) => void states.set(other, copy(kept)) };
}

/** A session that is over keeps nothing. */
export function forgetState(session: Session): void {
  states.delete(session);
}

/** The sessions that have made something, each with a client that can take it away. */
export function openStates(): { session: Session; client: Subject["client"] }[] {
  return [...states].flatMap(([session, { owners }]) => [...owners].slice(0, 1).map((client) => ({ session, client })));
}

/** What takes one of these away: the item's DELETE, else a DELETE that takes ids elsewhere. */
export function removersOf(state: State, { model }: Session, resource: Resource): readonly Operation[] {
  const others = model.operations.filter((operation) => {
    if (operation.method !== "delete" || resource.removes.includes(operation)) return false;
    return state
      .idPlaces(operation)
      .some((place) => place.resource === resource && place.isTarget && place.in !== "path");
  });
  return [...resource.removes, ...others];
}

function createState({ document, model, settings }: Session): State {
  const resources = resourcesOf(document, model, settings.resources);
  const places = new Map<Operation, readonly IdPlace[]>();
  const requests = new Map<Operation, Partial<Record<Mode, RequestFixture>>>();
  let maker: Maker | undefined;
  return {
    resources,
    ledger: createLedger(),
    shared: new Map(),
    baselines: new Map(),
    seen: new Map(),
    idPlaces: (operation) => {
      const found = places.get(operation) ?? idPlaces(document, operation, resources);
      places.set(operation, found);
      return found;
    },
    fixture: (operation, mode) => {
      maker ??= createMaker(document, createProver(document));
      const known = requests.get(operation) ?? {};
      const request = known[mode] ?? makeRequest(maker, operation, mode).request;
      requests.set(operation, { ...known, [mode]: request });
      return request;
    },
    makers: new Map(),
    making: new Set(),
    unique: new Set(),
    refused: new Set(),
    preludes: new Map(),
    owners: new Set(),
    made: 0,
  };
}
