import type { FormValues } from '../pack/kind';
import { engineValues, loadTemplate } from './template-engine';

/**
 * Fills an office's own template, which was checked when it was taken in. The parts that are no text are passed on as
 * they are.
 */
export async function fillTemplate(bytes: Uint8Array, values: FormValues): Promise<Uint8Array> {
  const document = await loadTemplate(bytes);
  document.render(engineValues(values));
  return document.toUint8Array();
}
