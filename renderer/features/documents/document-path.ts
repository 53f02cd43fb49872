/**
 * Address of the viewer for a document.
 * `at`: position in its extracted text to open at · `find`: words to mark and step through.
 */
export function documentPath(sha256: string, place: { at?: number; find?: string } = {}): string {
  const search = new URLSearchParams();
  if (place.at !== undefined) search.set('at', String(place.at));
  if (place.find) search.set('find', place.find);
  const query = search.toString();
  return `/documents/${sha256}${query === '' ? '' : `?${query}`}`;
}
