import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import OutlinedInput from '@mui/material/OutlinedInput';
import Select from '@mui/material/Select';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { showToast } from '../../../ui/feedback/toast-store';
import { LoadingButton } from '../../../ui/LoadingButton';
import { Segments } from '../../../ui/Segments';
import { SideDrawer } from '../../../ui/SideDrawer';
import { useChoices } from '../../../ui/use-choices';
import { useErrorText } from '../../../ui/use-error-text';
import type { ParticipantKind } from '../design-forms';
import styles from './drill-design.module.css';

const kinds: readonly ParticipantKind[] = [
  'person',
  'team',
  'part',
  'agency',
  'expert',
  'equipment',
  'place',
];
type Role =
  | 'player'
  | 'director'
  | 'controller'
  | 'evaluator'
  | 'simulator'
  | 'safety'
  | 'recorder'
  | 'support'
  | 'observer';

/** Who and what may be taken: from the registers, the unit's record, earlier drills; or by a name that stands nowhere yet. */
export function OffersDrawer({ drillId, onClose }: { drillId: string; onClose(): void }) {
  const { t } = useTranslation('drillDesign');
  const api = useApi();
  const errorText = useErrorText();
  const roles = useChoices('participantRole');
  const kindWords = useChoices('participantKind');
  const searchId = useId();
  const roleId = useId();
  const [kind, setKind] = useState<ParticipantKind>('person');
  const [role, setRole] = useState<Role | ''>('player');
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const words = useDeferredValue(text.trim());
  const { data, error, refetch } = useQuery({
    ...ask(api, 'drillDesign', 'offers', { id: drillId, kind, text: words }),
    placeholderData: (before) => before,
  });
  const rows = (data?.rows ?? []).map((offer) => ({ ...offer, key: offer.refId ?? offer.name }));
  const thing = kind === 'equipment' || kind === 'place';
  const picked = rows.filter(({ key }) => chosen.has(key));
  const known = rows.some(({ name }) => name === words);
  const add = async (named: boolean) => {
    setBusy(true);
    try {
      const { added } = await api.drillDesign.addParticipants({
        drillId,
        rows: (named ? [{ refId: null, name: words, source: null }] : picked).map(
          ({ refId, name, source }) => ({
            ...{ kind, refId, name, source },
            role: thing || role === '' ? null : role,
          }),
        ),
      });
      showToast({ tone: 'met', text: t('people.added', { count: added }) });
      setChosen(new Set());
      setText('');
    } catch (cause) {
      showToast({ tone: 'late', text: t('failed'), detail: errorText(cause) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <SideDrawer
      open
      title={t('people.add')}
      onClose={onClose}
      footer={
        <>
          <LoadingButton
            variant="contained"
            busy={busy}
            disabled={picked.length === 0}
            onClick={() => void add(false)}
          >
            {t('people.take', { count: picked.length })}
          </LoadingButton>
          <Button onClick={onClose}>{t('close')}</Button>
        </>
      }
    >
      <div className={styles.stack}>
        <Segments
          label={t('field.kind')}
          chosen={kind}
          onChoose={(next) => {
            setKind(next);
            setChosen(new Set());
          }}
          segments={kinds.map((key) => ({
            key,
            label: kindWords.find(({ value }) => value === key)?.label ?? key,
          }))}
        />
        {!thing && (
          <div>
            <label htmlFor={roleId}>{t('field.role')}</label>
            <Select
              fullWidth
              value={role}
              displayEmpty
              SelectDisplayProps={{ id: roleId }}
              onChange={(event) => setRole(event.target.value as Role)}
            >
              {roles.map(({ value, label }) => (
                <MenuItem key={value} value={value}>
                  {label}
                </MenuItem>
              ))}
            </Select>
          </div>
        )}
        <div>
          <label htmlFor={searchId}>{t('people.search')}</label>
          <OutlinedInput
            id={searchId}
            fullWidth
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        {words.length >= 2 && !known && (
          <Button onClick={() => void add(true)}>{t('people.byName', { name: words })}</Button>
        )}
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {data && rows.length === 0 && (
          <EmptyState title={t('people.noOffer')} text={t('people.noOfferText')} />
        )}
        <ul className={styles.offers}>
          {rows.map(({ key, name, note, phone, headcount, there, source }) => (
            <li key={key}>
              <FormControlLabel
                control={
                  <Checkbox
                    checked={chosen.has(key)}
                    onChange={(event) => {
                      const next = new Set(chosen);
                      if (event.target.checked) next.add(key);
                      else next.delete(key);
                      setChosen(next);
                    }}
                  />
                }
                label={
                  <>
                    {name}
                    <span className={styles.small}>
                      {' '}
                      {[
                        note,
                        phone,
                        headcount === null ? null : t('people.heads', { count: headcount }),
                        there === null ? null : t('people.there', { count: there }),
                        source === 'register' ? null : t(`people.source.${source}`),
                      ]
                        .filter((part) => part !== null)
                        .join(' · ')}
                    </span>
                  </>
                }
              />
            </li>
          ))}
        </ul>
      </div>
    </SideDrawer>
  );
}
