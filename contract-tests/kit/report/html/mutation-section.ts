import type { Mutation, MutationScore } from "../../mutation/mutation.ts";
import { type Html, html } from "./html.ts";

/** Which changes of answers the suite noticed, and each that it did not. */
export function viewMutation({ noticed, total, equivalent, survivors }: MutationScore, id: string): Html {
  return html`<section aria-labelledby="${id}-mutation ${id}"><h3 id="${id}-mutation">Changed answers</h3>
<p>Answers were changed in flight, one way at a time. Of ${total} changes that break the document, ${noticed} were noticed; ${equivalent} more left the answer as the document allows it.</p>
${survivors.length === 0 ? undefined : viewSurvivors(survivors)}</section>
`;
}

function viewSurvivors(survivors: readonly Mutation[]): Html {
  const rows = survivors.map(
    ({
      operation,
      status,
      kind,
      place,
    }) => html`<tr><th scope="row">${operation}<td>${status}<td>${kind}<td><code>${place || "the whole answer"}</code>
`,
  );
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Changes that were not noticed"><table><caption>What nobody noticed.</caption><thead><tr><th scope="col">operation<th scope="col">answer<th scope="col">change<th scope="col">where<tbody>
${rows}</table></div>
`;
}
