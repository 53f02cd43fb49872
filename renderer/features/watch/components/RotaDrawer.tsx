import ArrowDownwardIcon from '@mui/icons-material/ArrowDownward';
import ArrowUpwardIcon from '@mui/icons-material/ArrowUpward';
import CloseIcon from '@mui/icons-material/Close';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import IconButton from '@mui/material/IconButton';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { showToast } from '../../../ui/feedback/toast-store';
import { CodeBox } from '../../../ui/form/CodePicker';
import { LabelledInput } from '../../../ui/form/LabelledInput';
import { InlineNote } from '../../../ui/InlineNote';
import { LoadingButton } from '../../../ui/LoadingButton';
import { Segments } from '../../../ui/Segments';
import { SideDrawer } from '../../../ui/SideDrawer';
import { useErrorText } from '../../../ui/use-error-text';
import { refusalsOf, refusalText } from '../refusals';
import { type Roster, shiftRoles } from '../types';
import styles from './watch.module.css';

type Person = Roster['rota']['people'][number];
type Role = (typeof shiftRoles)[number];

/** Who sits by turns and in which roles, on which days not, and how many of each role a shift has. */
export function RotaDrawer({ roster, onClose }: { roster: Roster; onClose(): void }) {
  const { t } = useTranslation('watch');
  const { t: common } = useTranslation('common');
  const api = useApi();
  const errorText = useErrorText();
  const addId = useId();
  const { rota, candidates } = roster;
  const [people, setPeople] = useState<readonly Person[]>(rota.people);
  const [spans, setSpans] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(rota.people.map(({ contactId, refusals }) => [contactId, refusalText(refusals)])),
  );
  const [whole, setWhole] = useState(!rota.shifts.includes('day'));
  const [places, setPlaces] = useState(rota.places);
  const [problem, setProblem] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const nameOf = (id: string) => candidates.find((one) => one.id === id)?.name ?? t('rota.gone');
  const change = (id: string, next: Partial<Person>) =>
    setPeople(people.map((person) => (person.contactId === id ? { ...person, ...next } : person)));
  const shift = (at: number, by: number) => {
    const next = [...people];
    const [moved] = next.splice(at, 1);
    if (moved) next.splice(at + by, 0, moved);
    setPeople(next);
  };
  const save = async () => {
    const read = people.map((person) => ({ person, refusals: refusalsOf(spans[person.contactId] ?? '') }));
    const unread = read.find(({ refusals }) => refusals === null);
    if (unread) {
      setProblem(t('rota.unread', { name: nameOf(unread.person.contactId) }));
      return;
    }
    setSaving(true);
    try {
      await api.watch.saveRota({
        shifts: whole ? ['whole'] : ['day', 'night'],
        places,
        people: read.map(({ person, refusals }) => ({
          contactId: person.contactId,
          roles: [...person.roles],
          refusals: refusals ?? [],
        })),
      });
      showToast({ tone: 'met', text: t('rota.saved', { count: people.length }) });
      onClose();
    } catch (error) {
      setProblem(errorText(error));
    } finally {
      setSaving(false);
    }
  };
  const free = candidates.filter(({ id }) => !people.some((person) => person.contactId === id));
  return (
    <SideDrawer
      open
      title={t('rota.title')}
      onClose={onClose}
      footer={
        <>
          <LoadingButton variant="contained" busy={saving} onClick={() => void save()}>
            {common('save')}
          </LoadingButton>
          <Button onClick={onClose}>{common('cancel')}</Button>
        </>
      }
    >
      {problem && <InlineNote tone="late">{problem}</InlineNote>}
      {candidates.length === 0 && <InlineNote tone="soon">{t('rota.noDirectory')}</InlineNote>}
      <Segments
        label={t('rota.shifts')}
        chosen={whole ? 'whole' : 'halves'}
        onChoose={(key) => setWhole(key === 'whole')}
        segments={[
          { key: 'whole', label: t('rota.whole') },
          { key: 'halves', label: t('rota.halves') },
        ]}
      />
      <div className={styles.places}>
        {shiftRoles.map((role) => (
          <LabelledInput
            key={role}
            type="number"
            label={t('rota.places', { role: t(`role.${role}`) })}
            value={String(places[role])}
            onChange={(event) =>
              setPlaces({ ...places, [role]: Math.max(0, Math.min(5, Number(event.target.value) || 0)) })
            }
          />
        ))}
      </div>
      <label className={styles.muted} htmlFor={addId}>
        {t('rota.add')}
      </label>
      <CodeBox
        id={addId}
        value={null}
        options={free.map(({ id, name, post, organisation }) => ({
          ...{ code: id, name, note: post ?? organisation },
        }))}
        onChange={(id) => {
          if (id !== null) setPeople([...people, { contactId: id, roles: ['member'], refusals: [] }]);
        }}
      />
      <ol className={styles.people}>
        {people.map((person, at) => (
          <li key={person.contactId} className={styles.person}>
            <div className={styles.personHead}>
              <strong>{nameOf(person.contactId)}</strong>
              <IconButton
                size="small"
                disabled={at === 0}
                aria-label={t('rota.up')}
                onClick={() => shift(at, -1)}
              >
                <ArrowUpwardIcon fontSize="inherit" />
              </IconButton>
              <IconButton
                size="small"
                disabled={at === people.length - 1}
                aria-label={t('rota.down')}
                onClick={() => shift(at, 1)}
              >
                <ArrowDownwardIcon fontSize="inherit" />
              </IconButton>
              <IconButton
                size="small"
                aria-label={t('rota.remove')}
                onClick={() => setPeople(people.filter((one) => one !== person))}
              >
                <CloseIcon fontSize="inherit" />
              </IconButton>
            </div>
            <div className={styles.roles}>
              {shiftRoles.map((role: Role) => (
                <FormControlLabel
                  key={role}
                  label={t(`role.${role}`)}
                  control={
                    <Checkbox
                      size="small"
                      checked={person.roles.includes(role)}
                      onChange={(event) =>
                        change(person.contactId, {
                          roles: shiftRoles.filter((one) =>
                            one === role ? event.target.checked : person.roles.includes(one),
                          ),
                        })
                      }
                    />
                  }
                />
              ))}
            </div>
            <LabelledInput
              label={t('rota.refusals')}
              help={t('rota.refusalsHelp')}
              value={spans[person.contactId] ?? ''}
              onChange={(event) => setSpans({ ...spans, [person.contactId]: event.target.value })}
            />
          </li>
        ))}
      </ol>
    </SideDrawer>
  );
}
