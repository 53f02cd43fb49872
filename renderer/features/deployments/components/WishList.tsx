import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { LabelledInput } from '../../../ui/form/LabelledInput';
import type { Offer } from '../deployment-forms';
import { asksReason, type Chosen, chosenOf, handNamed, leftEmpty } from '../use-wishes';
import styles from './deployments.module.css';

interface WishListProps {
  readonly wishes: readonly Chosen[];
  /** Metres, by id. */
  readonly distances: Readonly<Record<string, number>>;
  onWishes(wishes: readonly Chosen[]): void;
}

/** The teams and things of an order: chosen by a part of the name, or written by hand. */
export function WishList({ wishes, distances, onWishes }: WishListProps) {
  const { t } = useTranslation('deployments');
  const change = (key: string, changes: Partial<Chosen>) =>
    onWishes(wishes.map((wish) => (wish.key === key ? { ...wish, ...changes } : wish)));
  return (
    <fieldset className={styles.wishes}>
      <legend>{t('wish.title')}</legend>
      {wishes.length > 0 && (
        <ul className={styles.rows}>
          {wishes.map((wish) => (
            <li key={wish.key} className={styles.row}>
              <div className={styles.wishName}>
                <strong>{wish.name}</strong>
                <WishFacts wish={wish} metres={wish.id === null ? undefined : distances[wish.id]} />
              </div>
              {wish.kind !== 'team' && (
                <LabelledInput
                  label={t('wish.quantity', { unit: wish.unit ?? '' })}
                  value={wish.quantity}
                  inputMode="decimal"
                  onChange={({ target }) => change(wish.key, { quantity: target.value })}
                />
              )}
              <IconButton
                aria-label={t('wish.remove', { name: wish.name })}
                onClick={() => onWishes(wishes.filter(({ key }) => key !== wish.key))}
              >
                <DeleteIcon fontSize="small" />
              </IconButton>
              {asksReason(wish) && (
                <div className={styles.reason}>
                  <LabelledInput
                    label={t('wish.reason')}
                    value={wish.reason}
                    required
                    onChange={({ target }) => change(wish.key, { reason: target.value })}
                  />
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {wishes.some(leftEmpty) && <p className={styles.facts}>{t('wish.leftEmpty')}</p>}
      <WishSearch wishes={wishes} distances={distances} onAdd={(wish) => onWishes([...wishes, wish])} />
    </fieldset>
  );
}

function WishFacts({ wish, metres }: { wish: Chosen; metres: number | undefined }) {
  const { t } = useTranslation('deployments');
  const { offer } = wish;
  const facts = [
    wish.spec,
    wish.owner,
    metres === undefined ? null : t('wish.distance', { km: (metres / 1000).toFixed(1) }),
    offer?.free == null ? null : t('wish.free', { count: offer.free, unit: offer.unit ?? '' }),
    offer?.expiresOn == null ? null : t('wish.expires', { date: offer.expiresOn }),
  ].filter((fact) => fact !== null && fact !== '');
  return (
    <span className={styles.facts}>
      {facts.join(t('separator'))}
      {offer?.expired && (
        <span className={styles.tone} data-tone="late">
          {t('wish.expired')}
        </span>
      )}
      {offer?.away && (
        <span className={styles.tone} data-tone="soon">
          {t('wish.away')}
        </span>
      )}
      {(offer?.unfit ?? 0) > 0 && (
        <span className={styles.tone} data-tone="soon">
          {t('wish.unfit', { count: offer?.unfit ?? 0 })}
        </span>
      )}
    </span>
  );
}

function WishSearch({
  wishes,
  distances,
  onAdd,
}: {
  wishes: readonly Chosen[];
  distances: Readonly<Record<string, number>>;
  onAdd(wish: Chosen): void;
}) {
  const { t } = useTranslation('deployments');
  const [text, setText] = useState('');
  const asked = useDeferredValue(text.trim());
  const { data } = useQuery({
    ...ask(useApi(), 'deployments', 'offers', { text: asked }),
    enabled: asked !== '',
    gcTime: 0,
    placeholderData: (before) => before,
  });
  const known = new Set(wishes.map(({ key }) => key));
  const offers =
    asked === '' ? [] : (data?.offers ?? []).filter(({ kind, id }) => !known.has(`${kind}:${id}`));
  const add = (wish: Chosen) => {
    onAdd(wish);
    setText('');
  };
  return (
    <>
      <LabelledInput
        label={t('wish.search')}
        value={text}
        placeholder={t('wish.searchHint')}
        onChange={({ target }) => setText(target.value)}
        // Enter takes the first; it must not send the order.
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          if (offers[0]) add(chosenOf(offers[0]));
        }}
      />
      {asked !== '' && (
        <ul className={styles.offers} aria-label={t('wish.offers')}>
          {offers.map((offer) => (
            <li key={`${offer.kind}:${offer.id}`}>
              <OfferButton offer={offer} metres={distances[offer.id]} onAdd={() => add(chosenOf(offer))} />
            </li>
          ))}
          <li>
            <Button size="small" onClick={() => add(handNamed(asked, wishes.length))}>
              {t('wish.byHand', { name: asked })}
            </Button>
          </li>
        </ul>
      )}
    </>
  );
}

function OfferButton({ offer, metres, onAdd }: { offer: Offer; metres: number | undefined; onAdd(): void }) {
  const { t } = useTranslation('deployments');
  return (
    <button type="button" className={styles.offer} onClick={onAdd}>
      <span>
        <span className={styles.kind}>{t(`wish.kind.${offer.kind}`)}</span> {offer.name}
      </span>
      <WishFacts wish={chosenOf(offer)} metres={metres} />
    </button>
  );
}
