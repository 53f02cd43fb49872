import { performance } from 'node:perf_hooks';
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { fillTemplate } from '../../db/documents/forms/own/fill-template';
import { fillForm, starterForm } from '../../db/documents/forms/pack/fill';
import { findFormKind } from '../../db/documents/forms/pack/index';
import type { FormValues } from '../../db/documents/forms/pack/kind';
import { renderFormDocx } from '../../db/documents/forms/render-docx';

const CERTIFICATES = 1000;
const ROUNDS = 5;
/** Certificates of one turn, so that what the machine does elsewhere falls on all ways alike. */
const TURN = 50;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Prints G17 of the speed goals: 1,000 certificates as .docx against docxtemplater alone on the same sheet. */
export async function run(): Promise<void> {
  const kind = findFormKind('filing-certificate');
  if (!kind) throw new Error('no certificate in the pack');
  const starter = await renderFormDocx(starterForm(kind));
  const valuesOf = (n: number): FormValues => ({
    ...kind.sample,
    text: { ...kind.sample.text, 备案编号: `220283-2026-${String(n).padStart(4, '0')}` },
  });
  const ways: Record<'alone' | 'shipped' | 'own', (values: FormValues) => Promise<Uint8Array>> = {
    alone: async ({ text, lists }) => {
      const engine = new Docxtemplater(new PizZip(starter), { paragraphLoop: true, linebreaks: true });
      engine.render({ ...text, ...lists });
      return engine.getZip().generate({ type: 'uint8array', compression: 'DEFLATE' });
    },
    shipped: (values) => renderFormDocx(fillForm(kind, values)),
    own: (values) => fillTemplate(starter, values),
  };
  const times: Record<keyof typeof ways, number[]> = { alone: [], shipped: [], own: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const spent = { alone: 0, shipped: 0, own: 0 };
    for (let from = 0; from < CERTIFICATES; from += TURN)
      for (const way of ['alone', 'shipped', 'own'] as const) {
        const began = performance.now();
        for (let n = from; n < from + TURN; n += 1) await ways[way](valuesOf(n));
        spent[way] += performance.now() - began;
      }
    for (const way of ['alone', 'shipped', 'own'] as const) times[way].push(spent[way]);
  }
  const yardstick = median(times.alone);
  const line = (what: string, ms: number) =>
    console.log(`${what.padEnd(48)} ${(ms / yardstick).toFixed(2)}   ${(ms / 1000).toFixed(2)} s`);
  console.log(`${CERTIFICATES} certificates; docxtemplater alone ${(yardstick / 1000).toFixed(2)} s`);
  line('G17 shipped form / docxtemplater (owes 1.2)', median(times.shipped));
  line("G17 an office's own template / docxtemplater", median(times.own));
}
