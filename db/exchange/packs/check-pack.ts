import { openForReading, type ReadDb } from '../../connection';
import { checkTemplate } from '../../documents/forms/own/check-template';
import { openTemplate } from '../../documents/forms/own/open-template';
import { findFormKind } from '../../documents/forms/pack/index';
import type { PackedDocument } from '../../repositories/document';
import { unpackDocument } from '../../services/plans/pack-document';
import type { PackageManifest } from '../format/index';
import { packageError } from '../problems';
import { PACK_BYTES, PACK_KIND, type Pack, readPack, TEMPLATE_KIND } from './pack-format';

/** As large as the upload of an own template may be. */
const TEMPLATE_BYTES = 10 * 1024 * 1024;

/**
 * Another version of the program may have other placeholders in its forms. That is no reason to refuse a roster: it is said, in
 * full, to whoever wants to adopt the layout.
 */
const OTHER_FORM: ReadonlySet<string> = new Set(['UNKNOWN_SLOT', 'UNKNOWN_LIST', 'OUTSIDE_LIST']);

/**
 * Proves what a roster hands down beside its rows: one description in its form, by the sender, for this very package, and the
 * layouts it names, each fit to be one. Nothing of it is applied.
 * @throws PlanDeskError PACKAGE_VALUES_UNFIT
 */
export async function checkPack(
  { dataFile, filesFile }: { dataFile: string; filesFile: string },
  manifest: PackageManifest,
  signal: AbortSignal,
): Promise<void> {
  const data = openForReading(dataFile);
  const files = openForReading(filesFile);
  try {
    const documents = data.db.all<{ sha256: string; kind: string }>('SELECT sha256, kind FROM document');
    if (documents.length === 0) return;
    const other = documents.find(({ kind }) => kind !== PACK_KIND && kind !== TEMPLATE_KIND);
    if (other) throw unfit(`文件 ${other.kind}`);
    const [one, ...more] = documents.filter(({ kind }) => kind === PACK_KIND);
    if (one === undefined || more.length > 0) throw unfit(`说明 ${more.length + (one ? 1 : 0)} 份`);
    const pack = describedBy(bytesOf(files.db, one.sha256, PACK_BYTES, '说明'), manifest);
    const brought = documents.filter(({ kind }) => kind === TEMPLATE_KIND).map(({ sha256 }) => sha256);
    const named = new Map(pack.forms.map((form) => [form.sha256, form]));
    const stray = brought.find((sha256) => !named.has(sha256));
    if (stray !== undefined) throw unfit(`文书模板 ${stray.slice(0, 8)} 没有列明`);
    const known = new Set(brought);
    for (const form of pack.forms) {
      signal.throwIfAborted();
      if (!known.has(form.sha256)) throw unfit(`文书模板 ${form.fileName} 不在包内`);
      await proveTemplate(bytesOf(files.db, form.sha256, TEMPLATE_BYTES, form.fileName), form);
    }
  } finally {
    files.close();
    data.close();
  }
}

function describedBy(bytes: Uint8Array, { packageId, sender }: PackageManifest): Pack {
  const read = readPack(bytes);
  if ('unfit' in read) throw unfit(`说明 ${read.unfit}`);
  const { pack } = read;
  if (pack.package !== packageId) throw unfit('说明 package');
  if (pack.from.id !== sender.id || pack.from.name !== sender.name) throw unfit('说明 from');
  return pack;
}

async function proveTemplate(bytes: Uint8Array, { form, fileName }: Pack['forms'][number]): Promise<void> {
  const kind = findFormKind(form);
  const { problems } = kind
    ? await checkTemplate(bytes, fileName, kind)
    : await openTemplate(bytes, fileName);
  const [problem] = problems.filter(({ code }) => !OTHER_FORM.has(code));
  if (problem) throw unfit(`文书模板 ${fileName}：${problem.message}`);
}

function bytesOf(files: ReadDb, sha256: string, most: number, name: string): Uint8Array {
  const packed = files.get<PackedDocument>(
    'SELECT sha256, size, encoding, bytes FROM file WHERE sha256 = @sha256 AND size <= @most',
    { sha256, most },
  );
  if (!packed) throw unfit(`${name} 没有内容或过大`);
  return unpackDocument(packed);
}

const unfit = (where: string) => packageError('PACKAGE_VALUES_UNFIT', where);
