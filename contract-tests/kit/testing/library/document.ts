import type { OpenApi } from "../../../../generator/document/openapi.ts";

const text = { type: "string", minLength: 1, maxLength: 200 };
const flag = { type: "boolean", default: false };
const uuid = { type: "string", format: "uuid" };
const writable = {
  title: text,
  summary: { type: "string", maxLength: 1000 },
  pages: { type: "integer", minimum: 1, maximum: 5000 },
  price: { type: "number", minimum: 0 },
  available: flag,
  genre: { type: "string", enum: ["novel", "poetry", "history"] },
  published: { type: "string", format: "date" },
  boughtAt: { type: "string", format: "date-time" },
  shelfId: { type: ["string", "null"] },
  tags: { type: "array", items: { type: "string" } },
};
const book = {
  type: "object",
  required: ["id", "title"],
  properties: { id: uuid, ...writable, updatedAt: { type: "string", format: "date-time" } },
};
const shelf = { type: "object", properties: { id: { type: "integer" }, name: text, archived: flag } };
const note = { type: "object", properties: { noteId: { type: "string" }, shelfId: { type: "integer" }, text } };
const job = {
  type: "object",
  properties: { id: uuid, status: { type: "string" }, progress: { type: "number" }, label: text },
};

const json = (schema: object) => ({ content: { "application/json": { schema } } });
const answer = (schema: object, more: object = {}) => ({ description: "", ...json(schema), ...more });
const body = (properties: object, required: readonly string[] = []) => ({
  required: true,
  ...json({ type: "object", required, properties }),
});
const none = { description: "" };
const path = (name: string, schema: object) => ({ name, in: "path", required: true, schema });
const query = (name: string, schema: object, description = "") => ({ name, in: "query", schema, description });
const errors = { "400": none, "404": none, "409": none };
const integer = { type: "integer", minimum: 1, maximum: 50, default: 20 };

/** Books in an envelope with cursors, shelves with offsets, notes with pages from 0, jobs that take their time. */
export const LIBRARY = {
  openapi: "3.1.0",
  info: { title: "Library", version: "1" },
  paths: {
    "/books": {
      post: {
        operationId: "addBook",
        requestBody: body(writable, ["title"]),
        responses: {
          "201": answer(
            { type: "object", properties: { data: book } },
            {
              headers: { Location: { schema: { type: "string" } } },
              links: { self: { operationId: "getBook", parameters: { bookId: "$response.body#/data/id" } } },
            },
          ),
          ...errors,
        },
      },
      get: {
        operationId: "listBooks",
        parameters: [query("limit", integer), query("cursor", { type: "string" }), query("genre", writable.genre)],
        responses: {
          "200": answer({
            type: "object",
            properties: { data: { type: "array", items: book }, next: { type: ["string", "null"] } },
          }),
          ...errors,
        },
      },
    },
    "/books/{bookId}": {
      parameters: [path("bookId", uuid)],
      get: {
        operationId: "getBook",
        responses: { "200": answer({ type: "object", properties: { data: book } }), ...errors },
      },
      patch: {
        operationId: "changeBook",
        requestBody: body(writable),
        responses: { "200": answer({ type: "object", properties: { data: book } }), ...errors },
      },
      delete: { operationId: "removeBook", responses: { "204": none, ...errors } },
    },
    "/books/{bookId}/copies": {
      parameters: [path("bookId", uuid)],
      post: {
        operationId: "copyBook",
        responses: { "201": answer({ type: "object", properties: { data: book } }), ...errors },
      },
    },
    "/shelves": {
      post: {
        operationId: "addShelf",
        requestBody: body({ name: text }, ["name"]),
        responses: { "201": none, ...errors },
      },
      get: {
        operationId: "listShelves",
        parameters: [query("limit", integer), query("offset", { type: "integer", minimum: 0, default: 0 })],
        responses: {
          "200": answer(
            { type: "array", items: shelf },
            { headers: { "X-Total-Count": { schema: { type: "integer" } } } },
          ),
          ...errors,
        },
      },
    },
    "/shelves/{shelfId}": {
      parameters: [path("shelfId", { type: "integer" })],
      get: { operationId: "getShelf", responses: { "200": answer(shelf), ...errors } },
      put: {
        operationId: "renameShelf",
        requestBody: body({ name: text }, ["name"]),
        responses: { "204": none, ...errors },
      },
      delete: { operationId: "archiveShelf", responses: { "200": answer(shelf), ...errors } },
    },
    "/shelves/{shelfId}/notes": {
      parameters: [path("shelfId", { type: "integer" })],
      post: {
        operationId: "addNote",
        requestBody: body({ text }, ["text"]),
        responses: { "201": answer(note), ...errors },
      },
      get: {
        operationId: "listNotes",
        parameters: [
          query("page", { type: "integer", minimum: 0, default: 0 }),
          query("size", { type: "integer", minimum: 1, default: 10 }),
        ],
        responses: {
          "200": answer({
            type: "object",
            properties: {
              content: { type: "array", items: note },
              totalElements: { type: "integer" },
              totalPages: { type: "integer" },
              hasNext: { type: "boolean" },
            },
          }),
          ...errors,
        },
      },
    },
    "/shelves/{shelfId}/notes/{noteId}": {
      parameters: [path("shelfId", { type: "integer" }), path("noteId", { type: "string" })],
      get: { operationId: "getNote", responses: { "200": answer(note), ...errors } },
      delete: { operationId: "removeNote", responses: { "204": none, ...errors } },
    },
    "/jobs": {
      post: {
        operationId: "startJob",
        requestBody: body({ label: text }),
        responses: { "202": answer(job), ...errors },
      },
    },
    "/jobs/{jobId}": {
      parameters: [path("jobId", uuid)],
      get: { operationId: "getJob", responses: { "200": answer(job), ...errors } },
    },
    "/me": {
      get: {
        operationId: "getMe",
        responses: {
          "200": answer({
            type: "object",
            properties: { name: { type: "string" }, seenAt: { type: "string" }, nonce: { type: "string" } },
          }),
        },
      },
    },
  },
} as unknown as OpenApi;
