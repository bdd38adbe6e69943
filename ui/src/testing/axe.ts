import axe from "axe-core";

/** What axe finds wrong with the page, in a form a failing test can print; colours need a real browser (see e2e). */
export async function axeFindings(): Promise<readonly string[]> {
  const { violations } = await axe.run(document.body, { rules: { "color-contrast": { enabled: false } } });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
