import { escapeXml } from '../../../documents/forms/wordml';
import { packEntry, zipOf } from '../../../documents/zip-writer';
import type { PlanText } from './plan-text';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE_LINKS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE_LINKS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

const FRAME = [
  packEntry(
    '[Content_Types].xml',
    `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      `<Override PartName="/word/document.xml" ContentType="${WORD_TYPE}.document.main+xml"/>` +
      `<Override PartName="/word/styles.xml" ContentType="${WORD_TYPE}.styles+xml"/></Types>`,
  ),
  packEntry('_rels/.rels', links('officeDocument', 'word/document.xml')),
  packEntry('word/_rels/document.xml.rels', links('styles', 'styles.xml')),
  packEntry(
    'word/styles.xml',
    `${XML}<w:styles xmlns:w="${W}">` +
      style('Normal', 'Normal', '<w:spacing w:line="480" w:lineRule="exact"/>', fonts('仿宋', 28)) +
      style('Title', 'Title', '<w:jc w:val="center"/>', fonts('黑体', 44)) +
      style('Heading1', 'heading 1', '<w:keepNext/><w:outlineLvl w:val="0"/>', fonts('黑体', 32)) +
      style('Heading2', 'heading 2', '<w:keepNext/><w:outlineLvl w:val="1"/>', fonts('楷体', 28)) +
      '</w:styles>',
  ),
];

/** The plan as a Word file with cover and headings in Word's own styles. Equal texts give equal bytes. */
export function planDocx(plan: PlanText): Uint8Array {
  const body = [
    paragraph(plan.unitName, 'Title'),
    paragraph(plan.title, 'Title'),
    ...plan.sections.flatMap((section) => [
      paragraph(section.heading, `Heading${section.level}`),
      ...section.paragraphs.map((text) => paragraph(text, 'Normal')),
    ]),
  ];
  const page =
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588"/></w:sectPr>';
  const main = `${XML}<w:document xmlns:w="${W}"><w:body>${body.join('')}${page}</w:body></w:document>`;
  return zipOf([...FRAME, packEntry('word/document.xml', main)]);
}

function paragraph(text: string, styleId: string): string {
  const indent = styleId === 'Normal' ? '<w:ind w:firstLineChars="200" w:firstLine="560"/>' : '';
  return `<w:p><w:pPr><w:pStyle w:val="${styleId}"/>${indent}</w:pPr><w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:p>`;
}

function style(id: string, name: string, paragraphLook: string, runLook: string): string {
  const base = id === 'Normal' ? ' w:default="1"' : '';
  return `<w:style w:type="paragraph"${base} w:styleId="${id}"><w:name w:val="${name}"/><w:pPr>${paragraphLook}</w:pPr><w:rPr>${runLook}</w:rPr></w:style>`;
}

function fonts(name: string, halfPoints: number): string {
  return `<w:rFonts w:eastAsia="${name}"/><w:sz w:val="${halfPoints}"/>`;
}

function links(type: string, target: string): string {
  return `${XML}<Relationships xmlns="${PACKAGE_LINKS}"><Relationship Id="rId1" Type="${OFFICE_LINKS}/${type}" Target="${target}"/></Relationships>`;
}
