import { type PackedEntry, packEntry } from '../zip-writer';
import type { FormPicture } from './definition';
import { escapeXml } from './wordml';

/** English Metric Units, in which Word measures pictures, of a millimetre. */
const EMU = 36_000;
/** The most room a picture takes of a page, in millimetres: two of them and their words fill one. */
const ROOM = { width: 140, height: 88 };
/** A point of a picture as screens show it, in millimetres: small pictures are not blown up. */
const POINT = 25.4 / 96;
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006';

/** Size of a picture on paper in millimetres: its own, or as large as there is room. */
export function sizeOnPaper({ width, height }: Pick<FormPicture, 'width' | 'height'>) {
  const scale = Math.min(POINT, ROOM.width / width, ROOM.height / height);
  return { width: width * scale, height: height * scale };
}

/** The pictures of one .docx: each becomes a part of the package and a link from the text to it. */
export class PictureParts {
  readonly #parts: PackedEntry[] = [];
  readonly #links: string[] = [];

  /** w:p with the picture in its middle. */
  place(picture: FormPicture): string {
    const number = this.#parts.length + 1;
    const name = `media/photo-${number}.${picture.mime === 'image/png' ? 'png' : 'jpeg'}`;
    const link = `rIdPhoto${number}`;
    this.#parts.push(packEntry(`word/${name}`, picture.bytes));
    this.#links.push(`<Relationship Id="${link}" Type="${RELATION}" Target="${name}"/>`);
    const size = sizeOnPaper(picture);
    const [cx, cy] = [Math.round(size.width * EMU), Math.round(size.height * EMU)];
    const names = `id="${number}" name="photo ${number}" descr="${escapeXml(picture.caption)}"`;
    return (
      '<w:p><w:pPr><w:keepNext/><w:jc w:val="center"/></w:pPr><w:r><w:drawing>' +
      `<wp:inline xmlns:wp="${DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">` +
      `<wp:extent cx="${cx}" cy="${cy}"/><wp:docPr ${names}/>` +
      `<a:graphic xmlns:a="${DRAWING}/main"><a:graphicData uri="${DRAWING}/picture">` +
      `<pic:pic xmlns:pic="${DRAWING}/picture"><pic:nvPicPr><pic:cNvPr ${names}/><pic:cNvPicPr/></pic:nvPicPr>` +
      `<pic:blipFill><a:blip xmlns:r="${RELATION.replace('/image', '')}" r:embed="${link}"/>` +
      '<a:stretch><a:fillRect/></a:stretch></pic:blipFill>' +
      `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm>` +
      '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>' +
      '</wp:inline></w:drawing></w:r></w:p>'
    );
  }

  /** The parts of the package with the pictures and the links to them; the frame's own where there are none. */
  join(parts: readonly PackedEntry[], relationships: { readonly name: string; readonly xml: string }) {
    if (this.#parts.length === 0) return parts;
    const links = relationships.xml.replace('</Relationships>', `${this.#links.join('')}</Relationships>`);
    return [
      ...parts.filter(({ name }) => name !== relationships.name),
      packEntry(relationships.name, links),
      ...this.#parts,
    ];
  }
}
