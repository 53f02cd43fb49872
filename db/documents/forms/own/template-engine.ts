import type Docxtemplater from 'docxtemplater';
import type { FormValues } from '../pack/kind';

/** Chosen once for checking and filling: rows of a table and whole paragraphs repeat, line breaks stay. */
export async function loadTemplate(
  bytes: Uint8Array,
  modules: object[] = [],
): Promise<InstanceType<typeof Docxtemplater>> {
  const [{ default: Engine }, { default: Zip }] = await Promise.all([
    import('docxtemplater'),
    import('pizzip'),
  ]);
  return new Engine(new Zip(bytes), {
    paragraphLoop: true,
    linebreaks: true,
    errorLogging: false,
    modules,
    // A name is looked up among the values and is nothing else: no paths, no expressions, nothing inherited.
    parser: (name: string) => ({
      get: (scope: Readonly<Record<string, unknown>>) =>
        Object.hasOwn(scope, name) ? scope[name] : undefined,
    }),
    nullGetter: () => '',
  });
}

/** Values as the engine takes them; a missing one is an empty text, so that a list's never falls back to the form's. */
export function engineValues({ text, lists }: FormValues): Record<string, unknown> {
  const filled = (row: Readonly<Record<string, string | null>>) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, printed(value)]));
  return {
    ...filled(text),
    ...Object.fromEntries(Object.entries(lists).map(([name, rows]) => [name, rows.map(filled)])),
  };
}

/** Control characters, as broken imports leave them, may not stand in XML. */
function printed(value: string | null): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be removed
  return (value ?? '').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '');
}
