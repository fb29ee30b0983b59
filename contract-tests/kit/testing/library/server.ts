import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What the server gets wrong; without one it is honest. */
export type LibraryFault =
  | "answer-lacks-flag"
  | "filter-ignored"
  | "filter-empty"
  | "read-other"
  | "location-nowhere"
  | "location-other"
  | "link-nowhere"
  | "patch-ignored"
  | "patch-clears"
  | "patch-all"
  | "delete-kept"
  | "delete-listed"
  | "cursor-repeats"
  | "cursor-skips"
  | "limit-ignored"
  | "offset-ignored"
  | "total-wrong"
  | "page-from-1"
  | "pages-total-wrong"
  | "has-next-wrong"
  | "copy-same-id"
  | "list-lacks"
  | "tags-lost"
  | "reads-alternate"
  | "note-unreadable";

interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

type Item = Record<string, unknown>;

interface Shelves {
  readonly books: Map<string, Item>;
  readonly shelves: Map<string, Item>;
  readonly notes: Map<string, Item>;
  readonly jobs: Map<string, Item>;
  calls: number;
}

interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Item;
  readonly has: (fault: LibraryFault) => boolean;
  readonly store: Shelves;
}

/** A library whose manners are not those of the example: it trims, takes no title twice, archives, and is slow with jobs. */
export async function startLibrary(fault?: LibraryFault): Promise<{ url: string; close(): void; left(): number }> {
  const store: Shelves = { books: new Map(), shelves: new Map(), notes: new Map(), jobs: new Map(), calls: 0 };
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://any.invalid");
    const body = await read(request);
    const path = url.pathname.replace("/lib", "");
    send(
      response,
      answer({
        method: request.method ?? "GET",
        path,
        query: url.searchParams,
        body,
        has: (it) => it === fault,
        store,
      }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/lib`,
    close: () => server.close(),
    left: () =>
      store.books.size +
      store.notes.size +
      [...store.shelves.values()].filter(({ archived }) => archived !== true).length,
  };
}

async function read(request: IncomingMessage): Promise<Item> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk;
  return text === "" ? {} : (JSON.parse(text) as Item);
}

function send(response: ServerResponse, { status, body, headers }: Reply): void {
  response.writeHead(status, { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

const NOT_FOUND: Reply = { status: 404, body: { error: "not found" } };

function answer(call: Call): Reply {
  call.store.calls += 1;
  const [, kind = "", id = "", inner = "", innerId = ""] = call.path.split("/");
  if (kind === "books") return id === "" ? books(call) : inner === "copies" ? copy(call, id) : oneBook(call, id);
  if (kind === "shelves" && inner === "notes") return innerId === "" ? notes(call, id) : oneNote(call, innerId);
  if (kind === "shelves") return id === "" ? shelves(call) : oneShelf(call, id);
  if (kind === "jobs") return jobs(call, id);
  if (kind === "me")
    return { status: 200, body: { name: "Ann", seenAt: new Date().toISOString(), nonce: randomUUID() } };
  return NOT_FOUND;
}

function tidy(body: Item): Item {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, typeof value === "string" ? value.trim() : value]),
  );
}

/** A shelf that isn't there is no shelf: an unknown reference is ignored. */
function bookFrom({ body, has, store }: Call): Item {
  const known = store.shelves.has(String(body.shelfId));
  const book: Item = { ...tidy(body), shelfId: known ? body.shelfId : null, updatedAt: new Date().toISOString() };
  if (typeof book.boughtAt === "string") book.boughtAt = new Date(book.boughtAt).toISOString();
  if (has("answer-lacks-flag")) book.available = false;
  if (has("tags-lost") && Array.isArray(book.tags)) book.tags = book.tags.slice(1);
  return book;
}

function books(call: Call): Reply {
  const { method, body, store, has, query } = call;
  if (method === "POST") {
    if (typeof body.title !== "string" || body.title.trim() === "") return { status: 400, body: { error: "title" } };
    if ([...store.books.values()].some(({ title }) => title === String(body.title).trim()))
      return { status: 409, body: { error: "title is taken" } };
    const id = randomUUID();
    const book = { ...bookFrom(call), id };
    store.books.set(id, book);
    const [other] = store.books.keys();
    const location = has("location-nowhere")
      ? "/lib/book/1"
      : has("location-other")
        ? `/lib/books/${other}`
        : `/lib/books/${id}`;
    return {
      status: 201,
      body: { data: has("link-nowhere") ? { ...book, id: id.replace(/^./, "z") } : book },
      headers: { location },
    };
  }
  const wanted = has("filter-ignored") ? null : query.get("genre");
  const all = [...store.books.values()].filter(
    ({ genre }) => wanted === null || (genre === wanted && !has("filter-empty")),
  );
  const listed = has("list-lacks") ? all.slice(0, -1) : all;
  const limit = has("limit-ignored") ? 20 : Number(query.get("limit") ?? 20);
  if (limit < 1 || limit > 50) return { status: 400, body: { error: "limit" } };
  const start = Number(query.get("cursor") ?? 0);
  const end = start + limit;
  const next =
    end < listed.length ? String(has("cursor-repeats") ? end - 1 : has("cursor-skips") ? end + 1 : end) : null;
  return { status: 200, body: { data: listed.slice(start, end), next } };
}

function oneBook(call: Call, id: string): Reply {
  const { method, store, has, body } = call;
  const book = store.books.get(id);
  if (book === undefined) return NOT_FOUND;
  if (method === "DELETE") {
    if (has("delete-kept")) return { status: 204 };
    store.books.delete(id);
    if (has("delete-listed")) store.books.set(`x${id}`, book);
    return { status: 204 };
  }
  if (method === "PATCH") {
    const change = Object.fromEntries(
      Object.entries(bookFrom(call)).filter(([name]) => name in body || name === "updatedAt"),
    );
    const changed = { ...(has("patch-clears") ? { title: book.title } : book), ...change, id };
    if (!has("patch-ignored")) store.books.set(id, changed);
    if (has("patch-all")) for (const [key, other] of store.books) store.books.set(key, { ...other, ...change });
    return { status: 200, body: { data: changed } };
  }
  const shown = has("read-other") ? [...store.books.values()][0] : book;
  return {
    status: 200,
    body: { data: has("reads-alternate") && store.calls % 2 === 0 ? { ...shown, genre: "poetry" } : shown },
  };
}

function copy({ store, has }: Call, id: string): Reply {
  const book = store.books.get(id);
  if (book === undefined) return NOT_FOUND;
  if (has("copy-same-id")) return { status: 201, body: { data: book } };
  const made = { ...book, id: randomUUID(), title: `Copy of ${book.title} ${store.calls}` };
  store.books.set(made.id, made);
  return { status: 201, body: { data: made } };
}

function shelves({ method, body, store, query, has }: Call): Reply {
  if (method === "POST") {
    const id = store.shelves.size + 1;
    store.shelves.set(String(id), { id, name: String(body.name).trim(), archived: false });
    return { status: 201, headers: { location: `/lib/shelves/${id}` } };
  }
  const all = [...store.shelves.values()].filter(({ archived }) => archived !== true);
  const offset = has("offset-ignored") ? 0 : Number(query.get("offset") ?? 0);
  const items = all.slice(offset, offset + Number(query.get("limit") ?? 20));
  return {
    status: 200,
    body: items,
    headers: { "x-total-count": String(has("total-wrong") ? items.length : all.length) },
  };
}

function oneShelf({ method, body, store }: Call, id: string): Reply {
  const shelf = store.shelves.get(id);
  if (shelf === undefined) return NOT_FOUND;
  if (method === "PUT") {
    store.shelves.set(id, { ...shelf, name: String(body.name).trim() });
    return { status: 204 };
  }
  // Archived, and still to be read.
  if (method === "DELETE") store.shelves.set(id, { ...shelf, archived: true });
  return { status: 200, body: store.shelves.get(id) };
}

function notes({ method, body, store, query, has }: Call, shelfId: string): Reply {
  if (!store.shelves.has(shelfId)) return NOT_FOUND;
  if (method === "POST") {
    const noteId = `n-${store.calls}`;
    const note = { noteId, shelfId: Number(shelfId), text: String(body.text).trim() };
    store.notes.set(noteId, note);
    return { status: 201, body: note };
  }
  const all = [...store.notes.values()].filter((it) => String(it.shelfId) === shelfId);
  const size = Number(query.get("size") ?? 10);
  const page = Number(query.get("page") ?? 0) - (has("page-from-1") && query.has("page") ? 1 : 0);
  const content = all.slice(page * size, (page + 1) * size);
  const totalPages = has("pages-total-wrong") ? Math.floor(all.length / size) : Math.ceil(all.length / size);
  const hasNext = has("has-next-wrong") ? true : (page + 1) * size < all.length;
  return { status: 200, body: { content, totalElements: all.length, totalPages, hasNext } };
}

function oneNote({ method, store, has }: Call, noteId: string): Reply {
  const note = store.notes.get(noteId);
  if (note === undefined || has("note-unreadable")) return NOT_FOUND;
  if (method === "DELETE") return { status: store.notes.delete(noteId) ? 204 : 404 };
  return { status: 200, body: note };
}

function jobs({ method, store, body }: Call, id: string): Reply {
  if (method === "POST") {
    const job = { id: randomUUID(), status: "queued", progress: 0, label: body.label };
    store.jobs.set(job.id, job);
    return { status: 202, body: job };
  }
  const job = store.jobs.get(id);
  if (job === undefined) return NOT_FOUND;
  const progress = Math.min(100, Number(job.progress) + 25);
  store.jobs.set(id, { ...job, progress, status: progress === 100 ? "done" : "running" });
  return { status: 200, body: job };
}
