const folderByType: Readonly<Record<string, string>> = {
  enterprise: '/enterprises',
  plan: '/plans',
  filing: '/filing',
  drill: '/drills',
};

/** Address of a record found by the search or named by a duty; undefined for a type that has no page. */
export function recordPath(type: string, id: string): string | undefined {
  const folder = folderByType[type];
  return folder && `${folder}/${encodeURIComponent(id)}`;
}
