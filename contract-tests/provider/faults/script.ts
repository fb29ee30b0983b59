import { request as send } from "node:http";
import { API_KEY, USER_ID, WORKSPACE_ID } from "../accounts.ts";

export interface Step {
  readonly line: string;
  readonly body?: string | undefined;
  readonly headers: { readonly [name: string]: string };
}

/** Sends a step and returns all that came back, byte by byte. */
export function ask(url: string, { line, body, headers }: Step): Promise<string> {
  const [method = "", path = ""] = line.split(" ");
  return new Promise((resolve, reject) => {
    const request = send(url + path, { method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const { date: _, ...sent } = response.headers;
        resolve(`${line} ${response.statusCode} ${JSON.stringify(sent)} ${Buffer.concat(chunks).toString("latin1")}`);
      });
    });
    request.on("error", reject);
    request.end(body);
  });
}

const WORKSPACE = `/v1/workspaces/${WORKSPACE_ID}`;
const ALL = `${WORKSPACE}/time-entries`;
const MINE = `${WORKSPACE}/user/${USER_ID}/time-entries`;
const SEED = `${ALL}/64c777ddd3fcab07cfbb210e`;
const RUNNING = "64c777ddd3fcab07cfbb210d";
/** The ids come in a row. */
const created = (number: number) => `65${number.toString(16).padStart(22, "0")}`;

const KEY = { "x-api-key": API_KEY };
const START = "2020-03-01T09:00:00+02:00";
const END = "2020-03-01T12:00:00Z";
const EDIT = { start: START, end: END };
const FULL = {
  ...EDIT,
  description: "  Two  Words + %41 & <b> 'q' \"q\" é 漢 😀 ",
  billable: true,
  type: "BREAK",
  projectId: "p",
  taskId: "t",
  tagIds: ["a", "b"],
  customFields: [{ customFieldId: "f", value: 5, sourceType: "TIMEENTRY" }],
};
/** Without a start an entry begins now, which is never the same. */
const begun = (body: object) => ({ start: START, ...body });
const attributes = (count: number, name = "n") => Array(count).fill({ namespace: "n", name, value: "v" });
const fields = (count: number) => Array(count).fill({ customFieldId: "f" });

const step = (line: string, body?: unknown, headers: { readonly [name: string]: string } = KEY): Step => {
  const text = typeof body === "string" || body === undefined ? body : JSON.stringify(body);
  return {
    line,
    body: text,
    headers: text === undefined ? headers : { "content-type": "application/json", ...headers },
  };
};
const each = (line: string, ...bodies: readonly unknown[]) => bodies.map((body) => step(line, body));

/** A request for every promise: whatever the table's faults break shows in an answer to one of them. */
export const SCRIPT: readonly Step[] = [
  ...["", "?hydrated=true", "?hydrated=false", "?hydrated=maybe", ""].map((query) => step(`GET ${SEED}${query}`)),
  step(`GET ${SEED.replace("64c", "%364c")}`),
  step(`GET ${ALL}/0`),
  ...[
    ...[
      "",
      "",
      "?page=1&page-size=1",
      "?page=2&page-size=1",
      "?page=3&page-size=2",
      "?page=99",
      "?page=x",
      "?page-size=0",
    ],
    ...["?page-size=3", "?page=2&page-size=3", "?page=2147483648", "?page-size=201", "?tags=a&tags=a", "?start=x"],
  ].map((query) => step(`GET ${MINE}${query}`)),
  ...["", "?page=0", "?page-size=1000", "?page-size=1001", "?page-size=1002", "?page=1"].map((query) =>
    step(`GET ${ALL}/status/in-progress${query}`),
  ),
  ...each(
    `POST ${ALL}`,
    FULL,
    FULL,
    EDIT,
    ...[{ description: "" }, { tagIds: [] }, { tagIds: "a" }, { projectId: 1 }].map(begun),
  ),
  step(`GET ${ALL}/${created(1)}`),
  step(`GET ${ALL}/${created(2)}`),
  step(`GET ${MINE}`),
  ...each(`POST ${ALL}`, begun({ type: "HOLIDAY" }), "{", { start: "x" }, begun({ customFields: [{ value: 1 }] })),
  ...each(
    `POST ${ALL}`,
    ...["x", "é", "😀"].flatMap((it) => [2999, 3000, 3001].map((many) => begun({ description: it.repeat(many) }))),
  ),
  ...each(`POST ${ALL}`, ...[9, 10, 11].map((many) => begun({ customAttributes: attributes(many) }))),
  ...each(`POST ${ALL}`, begun({ customFields: fields(50) }), begun({ billable: false })),
  ...each(`POST ${MINE}`, ...[49, 50, 51].map((many) => begun({ customFields: fields(many) }))),
  ...each(`POST ${MINE}`, { ...FULL, billable: false }, { ...FULL, billable: "x" }, begun({ tagIds: [] })),
  ...each(`POST ${MINE}`, begun({ customFields: [{ customFieldId: "f", sourceType: "X" }] }), undefined),
  step(`POST ${MINE}`, begun({ customAttributes: attributes(1, "") })),
  ...each(`PUT ${ALL}/${created(1)}`, FULL, EDIT, EDIT, { ...EDIT, description: "" }, { end: END }, [], EDIT),
  ...each(
    `PUT ${ALL}/${created(2)}`,
    ...[
      { description: null },
      { description: "x".repeat(3001) },
      { description: "😀".repeat(3000) },
      { tagIds: [1] },
    ].map((body) => ({ ...EDIT, ...body })),
    ...[{ type: "HOLIDAY" }, { unknown: 1 }, { description: "Changed" }].map((body) => ({ ...EDIT, ...body })),
  ),
  step(`PUT ${ALL}/${created(2)}`, EDIT, { ...KEY, "content-type": "text/plain" }),
  step(`GET ${ALL}/${created(1)}`),
  step(`GET ${MINE}`),
  ...each(
    `PUT ${MINE}`,
    [
      { ...EDIT, id: created(1) },
      { ...EDIT, id: created(2), description: "Bulk" },
    ],
    [],
  ),
  step(`PUT ${MINE}`, [{ start: START, id: created(1) }]),
  step(`GET ${ALL}/${created(2)}`),
  ...each(
    `PATCH ${ALL}/invoiced`,
    ...[[], [created(1), created(1)]].map((timeEntryIds) => ({ invoiced: true, timeEntryIds })),
    { timeEntryIds: [created(1)] },
  ),
  ...each(`PATCH ${MINE}`, { end: "x" }, { end: END }, { end: END }),
  step(`GET ${ALL}/${RUNNING}`),
  step(`POST ${MINE}/${created(2)}/duplicate`),
  step(`GET ${MINE}`),
  step(`GET ${ALL}/${created(1)}`),
  step(`DELETE ${ALL}/${created(3)}`, undefined, {}),
  step(`DELETE ${ALL}/${created(1)}`),
  step(`GET ${ALL}/${created(1)}`),
  step(`GET ${ALL}/${created(2)}`),
  step(`GET ${MINE}?page-size=100`),
  step(`DELETE ${ALL}/0`),
  step(`DELETE ${MINE}`),
  step(`DELETE ${MINE}?time-entry-ids=${created(2)}&time-entry-ids=64c777ddd3fcab07cfbb210f`),
  step(`GET ${ALL}/64c777ddd3fcab07cfbb210f`),
  step(`GET ${MINE}`),
  ...["PATCH", "POST", "OPTIONS", "HEAD"].map((method) => step(`${method} ${SEED}`, undefined)),
  step(`PATCH ${SEED}`, EDIT),
  ...["PUT", "DELETE", "GET"].map((method) => step(`${method} ${ALL}`, method === "PUT" ? EDIT : undefined)),
  step(`GET ${MINE}/64c777ddd3fcab07cfbb210e/duplicate`),
  ...credentials(`GET ${SEED}`),
  ...credentials(`GET ${MINE}`),
  ...credentials(`POST ${ALL}`, EDIT),
  ...credentials(`PUT ${SEED}`, EDIT),
  ...credentials(`DELETE ${MINE}?time-entry-ids=${RUNNING}`),
];

function credentials(line: string, body?: unknown): Step[] {
  const keys = ["", "wrong", `${API_KEY}x`, API_KEY.slice(0, 6)].map((key) => ({ "x-api-key": key }));
  const tokens = ["wrong", API_KEY, "test-addon-token"].map((token) => ({ "x-addon-token": token }));
  return [{}, ...keys, ...tokens].map((headers) => step(line, body, headers as { [name: string]: string }));
}
