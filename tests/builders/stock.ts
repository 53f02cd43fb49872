import type { DepotFields } from '../../db/services/stock/depots';

/** A depot of the office of which nothing but its name is to be said. */
export const depotFields: DepotFields = {
  name: '舒兰市示例储备库',
  kind: 'government',
  parentId: null,
  owner: null,
  enterpriseId: null,
  teamId: null,
  town: null,
  address: null,
  longitude: null,
  latitude: null,
  keeper: null,
  phone: null,
  area: null,
  shareable: null,
  remark: null,
};

/** The code by which something is refused; throws when it is not. */
export function refusalCode(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
  throw new Error('nothing was refused');
}
