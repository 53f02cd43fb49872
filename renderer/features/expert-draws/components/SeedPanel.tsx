import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { showToast } from '../../../ui/feedback/toast-store';
import { InlineNote } from '../../../ui/InlineNote';
import { Panel } from '../../../ui/Page';
import { localMoment } from '../../../ui/Timeline';
import { useErrorText, useProblemText } from '../../../ui/use-error-text';
import { useSaveFile } from '../../../ui/use-save-file';
import type { Draw } from '../draw-forms';
import styles from './expert-draws.module.css';

/** The hash of the seed, large enough to be copied by a witness; after the draw everything with which it is computed again. */
export function SeedPanel({ draw }: { draw: Draw }) {
  const { t } = useTranslation('expertDraws');
  const drawn = draw.drawnAt !== null;
  const facts: readonly (readonly [string, string | null])[] = [
    [t('seed.committedAt'), moment(draw.committedAt)],
    [t('seed.spoken'), draw.spoken],
    [t('seed.witness'), draw.witness],
    [t('seed.operator'), draw.operator],
    [t('seed.drawnAt'), moment(draw.drawnAt)],
    [t('seed.value'), draw.seed],
    [t('seed.listHash'), draw.candidatesSha256],
  ];
  return (
    <>
      <Panel title={t('seed.title')}>
        {draw.commitment === null ? (
          <p className={styles.reading}>{t('seed.notYet')}</p>
        ) : (
          <>
            {!drawn && <p className={styles.reading}>{t('seed.read')}</p>}
            <p className={styles.commitment} data-testid="commitment">
              {inGroups(draw.commitment)}
            </p>
            <dl className={styles.facts}>
              {facts
                .filter(([, value]) => value !== null)
                .map(([name, value]) => (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd className={styles.hash}>{value}</dd>
                  </div>
                ))}
            </dl>
          </>
        )}
      </Panel>
      {drawn && <Proof draw={draw} />}
    </>
  );
}

/** Eight signs at a time: nobody copies 64 without losing the line. */
const inGroups = (hash: string) => (hash.match(/.{8}/g) ?? [hash]).join(' ');
const moment = (at: string | null) => (at === null ? null : localMoment(at));

function Proof({ draw }: { draw: Draw }) {
  const { t } = useTranslation('expertDraws');
  const api = useApi();
  const saveFile = useSaveFile();
  const errorText = useErrorText();
  const problemText = useProblemText();
  const [answer, setAnswer] = useState<readonly string[] | null>(null);
  const verify = async () => {
    try {
      const { problems } = await api.expertDraws.verify({ id: draw.id });
      setAnswer(problems.map(problemText));
    } catch (error) {
      showToast({ tone: 'late', text: t('failed'), detail: errorText(error) });
    }
  };
  const save = () =>
    saveFile({
      title: t('proof.save'),
      defaultName: `${draw.title}.json`,
      extension: 'json',
      failed: t('form.failed'),
      write: (file, options) => api.expertDraws.saveRecord({ id: draw.id, file }, options),
      saved: (_answer, name) => t('form.saved', { name }),
    });
  return (
    <Panel
      title={t('proof.title')}
      actions={
        <>
          <Button size="small" onClick={() => void save()}>
            {t('proof.save')}
          </Button>
          <Button size="small" variant="contained" onClick={() => void verify()}>
            {t('proof.verify')}
          </Button>
        </>
      }
    >
      {answer && (
        <InlineNote tone={answer.length === 0 ? 'met' : 'late'}>
          {answer.length === 0 ? t('proof.valid') : answer.join(' ')}
        </InlineNote>
      )}
    </Panel>
  );
}
