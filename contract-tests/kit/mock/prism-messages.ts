/** What the parent asks of the process that Prism runs in. `document` is JSON text. */
export type Request =
  | { readonly kind: "start"; readonly document: string; readonly host: string; readonly port: number }
  | { readonly kind: "ping"; readonly id: number };

/** What the process answers. */
export type Reply =
  | { readonly kind: "ready"; readonly url: string }
  | { readonly kind: "failed"; readonly message: string }
  | { readonly kind: "pong"; readonly id: number };
