/** The status codes in IANA's registry, by class: what a `4XX` or a `default` response stands for in a type. */
export type HttpStatus = SuccessStatus | RedirectionStatus | ClientErrorStatus | ServerErrorStatus;

/** `1XX`. Never the end of an exchange, so not part of `HttpStatus`: fetch does not show them. */
export type InformationalStatus = 100 | 101 | 102 | 103 | 104;

export type SuccessStatus = 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207 | 208 | 226;

export type RedirectionStatus = 300 | 301 | 302 | 303 | 304 | 305 | 307 | 308;

export type ClientErrorStatus =
  | (400 | 401 | 402 | 403 | 404 | 405 | 406 | 407 | 408 | 409)
  | (410 | 411 | 412 | 413 | 414 | 415 | 416 | 417)
  | (421 | 422 | 423 | 424 | 425 | 426 | 428 | 429)
  | (431 | 451);

export type ServerErrorStatus = 500 | 501 | 502 | 503 | 504 | 505 | 506 | 507 | 508 | 510 | 511;

/** The statuses of a range or of `default` that the document does not declare by themselves: the narrower one wins. */
export type Except<Statuses extends number, Declared extends number> = Exclude<Statuses, Declared>;
