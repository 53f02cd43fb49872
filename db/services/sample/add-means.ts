import type { Deps } from '../../core';
import { saveRecord } from '../registers/save-record';
import { saveDepot } from '../stock/depots';
import type { Random } from './random';
import type { Teller } from './timeline';
import { personName } from './units';

/** Teams, their equipment and the supplies in the depots, entered a year ago. */
export function addMeans({ timeline, data, days }: Teller, random: Random): void {
  const entered = days.ago(400);
  const save = (
    register: Parameters<typeof saveRecord>[1]['register'],
    values: Parameters<typeof saveRecord>[1]['values'],
  ) => timeline.add(entered, (deps: Deps) => void saveRecord(deps, { register, values }));
  const { teams, equipment, supplies } = data.means;
  for (const team of teams) {
    const own = random.branch(team.name);
    save('teams', {
      name: team.name,
      field: team.field,
      nature: team.nature,
      hostUnit: team.name.replace(
        /(救护中队|应急救援队|志愿救援队|救援队|应急抢险队|应急抢修队|抢修队|半专业队伍|抢通队)$/,
        '',
      ),
      leader: personName(data, own),
      dutyPhone: `0432-00009${String(own.between(0, 999)).padStart(3, '0')}`,
      members: team.members,
      fullTimeMembers: team.fullTime,
      foundedOn: days.ago(own.between(700, 6000)),
      base: `${data.county.office.regionName}${own.weighted(data.county.towns).name}`,
      mainEquipment: team.mainEquipment,
    });
    for (const item of equipment) {
      if (!own.chance(0.6)) continue;
      const checked = days.ago(own.between(5, 300));
      save('equipment', {
        name: item.name,
        team: team.name,
        model: own.pick(item.models),
        quantity: own.between(...item.quantity),
        unit: item.unit,
        boughtOn: days.ago(own.between(400, 2500)),
        checkedOn: checked,
        nextCheckOn: days.ago(-own.between(-20, 300)),
        state: own.chance(0.92) ? '完好' : '待修',
        keeper: personName(data, own),
        location: `${team.name}库房`,
      });
    }
  }

  const depotIds = new Map<string, string>();
  for (const depot of supplies.depots) {
    const own = random.branch(depot.name);
    const { parent, street, ...where } = depot;
    timeline.add(entered, (deps) => {
      const { id } = saveDepot(deps, {
        fields: {
          ...where,
          kind: 'government',
          parentId: parent === null ? null : (depotIds.get(parent) ?? null),
          owner: data.county.office.name,
          enterpriseId: null,
          teamId: null,
          address: `${data.county.office.regionName}${depot.town}${street}`,
          keeper: personName(data, random.branch(`${depot.name} keeper`)),
          shareable: true,
          remark: null,
        },
      });
      depotIds.set(depot.name, id);
    });
    for (const item of supplies.items) {
      if (!own.chance(0.85)) continue;
      save('supplies', {
        name: item.name,
        depot: depot.name,
        category: item.category,
        spec: item.spec,
        stock: own.between(...item.stock),
        minimumStock: item.minimum,
        unit: item.unit,
        madeOn: days.ago(own.between(100, 900)),
        expiresOn: item.lifeYears === null ? null : days.ago(own.between(-365 * item.lifeYears, 40)),
        location: `${own.between(1, 4)}号库${own.between(1, 9)}区`,
        keeper: personName(data, own),
        shareable: own.chance(0.9),
      });
    }
  }
}
