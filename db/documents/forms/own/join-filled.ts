import { PlanDeskError } from '../../../domain/errors';

const PART = 'word/document.xml';
const PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';

/**
 * Letters filled from one template as one document, each beginning on a page of its own. They share styles, pictures and
 * paper because they come from the same file, so their bodies stand behind one another.
 * @throws PlanDeskError FORM_TEMPLATE_REFUSED when a body cannot be told from its surroundings
 */
export async function joinFilled(documents: readonly Uint8Array[]): Promise<Uint8Array> {
  const [first, ...others] = documents;
  if (first === undefined || others.length === 0) return first ?? new Uint8Array();
  const { default: Zip } = await import('pizzip');
  const zip = new Zip(first);
  const { opening, body, closing } = partsOf(textOf(zip));
  const bodies = others.map((bytes) => partsOf(textOf(new Zip(bytes))).body);
  zip.file(PART, opening + [body, ...bodies].join(PAGE_BREAK) + closing);
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' });
}

const textOf = (zip: { file(name: string): { asText(): string } | null }): string =>
  zip.file(PART)?.asText() ?? '';

/** What stands before the text, the text, and the last section with its paper, which belongs to all. */
function partsOf(xml: string): { opening: string; body: string; closing: string } {
  const from = /<w:body[^>]*>/.exec(xml);
  const end = xml.lastIndexOf('</w:body>');
  if (from === null || end < 0)
    throw new PlanDeskError('FORM_TEMPLATE_REFUSED', '这个模板还不能用，请按列出的问题修改后再上传。', {
      problems: [],
    });
  const start = from.index + from[0].length;
  const inner = xml.slice(start, end);
  // The paper of a document is its last element; those of earlier sections stand inside paragraphs.
  const section = /<w:sectPr\b(?:(?!<w:sectPr\b)[\s\S])*$/.exec(inner);
  const paper = section && !section[0].includes('</w:p>') ? section[0] : '';
  return {
    opening: xml.slice(0, start),
    body: inner.slice(0, inner.length - paper.length),
    closing: paper + xml.slice(end),
  };
}
