import type { Answer } from '../../api/contract';
import { listPath } from '../../app/use-go';
import { readSpec } from '../../ui/DataTable/saved-view';

const pathByList: Readonly<Record<string, string>> = {
  enterprises: '/enterprises',
  plans: '/plans',
  'filing-cases': '/filing',
  drills: '/drills',
  duties: '/duties',
};

/** Address of the rows that a figure counts: its register with the figure's filters, which the core gives as JSON. */
export function figurePath(figure: Answer<'duties', 'figures'>['figures'][number]): string {
  const path = pathByList[figure.list];
  if (path === undefined) return '/';
  if (figure.filters === '') return path;
  return listPath(path, readSpec({ filters: JSON.parse(figure.filters) as unknown }).filters);
}

/** Address of the cases that a group of filing clocks counts. */
export function clockGroupPath(group: Answer<'duties', 'filingClocks'>['groups'][number]): string {
  return listPath('/filing', readSpec({ filters: JSON.parse(group.filters) as unknown }).filters);
}
