import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/context';
import { ask } from '../../api/queries';
import type { Offer, Wish } from './deployment-forms';

/** A row of an order as it is filled in: chosen from the registers, or (without id) named by hand. */
export interface Chosen {
  readonly key: string;
  readonly kind: Offer['kind'] | 'hand';
  readonly id: string | null;
  readonly name: string;
  readonly spec: string | null;
  readonly unit: string | null;
  readonly owner: string;
  /** As typed. */
  readonly quantity: string;
  readonly reason: string;
  /** What the register says of it; null for a thing named by hand. */
  readonly offer: Offer | null;
}

/** A row from what the core offers; one of it, to begin with, or none yet (empty). */
export function chosenOf(offer: Offer, quantity = '1'): Chosen {
  const { kind, id, name, spec, unit, owner } = offer;
  return { key: `${kind}:${id}`, kind, id, name, spec, unit, owner, quantity, reason: '', offer };
}

/** A row for a thing that no register knows. */
export function handNamed(name: string, at: number): Chosen {
  return {
    key: `hand:${at}:${name}`,
    kind: 'hand',
    id: null,
    name,
    spec: null,
    unit: null,
    owner: '',
    quantity: '1',
    reason: '',
    offer: null,
  };
}

/** A typed quantity; nought for what is no number. */
export function quantityOf(text: string): number {
  const number = Number(text.normalize('NFKC').trim());
  return Number.isFinite(number) && number > 0 ? number : 0;
}

/** True for a thing whose quantity was left empty: it is looked at, and not ordered. */
export const leftEmpty = ({ kind, quantity }: Chosen): boolean => kind !== 'team' && quantity.trim() === '';

/** The things of an order, without those left empty; teams are told by their ids. */
export function thingsOf(wishes: readonly Chosen[]): (Wish & { quantity: number })[] {
  return wishes
    .filter((wish) => wish.kind !== 'team' && !leftEmpty(wish))
    .map(({ kind, id, name, spec, unit, quantity, reason }) => ({
      supplyId: kind === 'supply' ? id : null,
      equipmentId: kind === 'equipment' ? id : null,
      name,
      spec,
      unit,
      quantity: quantityOf(quantity),
      reason: reason.trim() === '' ? null : reason.trim(),
    }));
}

/** True where somebody has to say whose the things are. */
export const wantsHandOwner = (wishes: readonly Chosen[]): boolean =>
  wishes.some(({ kind }) => kind === 'hand');

/** True where it is out of date or not all of it is fit: somebody has to say why it is taken. */
export function asksReason({ offer, quantity }: Chosen): boolean {
  if (offer === null || offer.kind === 'team') return false;
  return offer.expired || quantityOf(quantity) > (offer.free ?? 0) - offer.unfit;
}

/** What was chosen before the drawer opened; null while it is asked for. */
export function useOffered({
  teamIds = [],
  supplyIds = [],
  equipmentIds = [],
}: {
  readonly teamIds?: readonly string[];
  readonly supplyIds?: readonly string[];
  readonly equipmentIds?: readonly string[];
}): readonly Offer[] | null {
  const wanted = [...teamIds, ...supplyIds, ...equipmentIds];
  const { data, error } = useQuery({
    ...ask(useApi(), 'deployments', 'offers', {
      teamIds: [...teamIds],
      supplyIds: [...supplyIds],
      equipmentIds: [...equipmentIds],
    }),
    enabled: wanted.length > 0,
    gcTime: 0,
  });
  if (wanted.length === 0 || error) return [];
  return data?.offers ?? null;
}
