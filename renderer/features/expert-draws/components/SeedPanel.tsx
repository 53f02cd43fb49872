import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { Panel } from '../../../ui/Page';
import { ProofFacts, ProofPanel } from '../../../ui/ProofPanel';
import { localMoment } from '../../../ui/Timeline';
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
            <ProofFacts facts={facts} />
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
  return (
    <ProofPanel
      title={t('proof.title')}
      ready
      words={{
        save: t('proof.save'),
        verify: t('proof.verify'),
        valid: t('proof.valid'),
        failed: t('failed'),
      }}
      verify={() => api.expertDraws.verify({ id: draw.id })}
      onSave={() =>
        void saveFile({
          title: t('proof.save'),
          defaultName: `${draw.title}.json`,
          extension: 'json',
          failed: t('form.failed'),
          write: (file, options) => api.expertDraws.saveRecord({ id: draw.id, file }, options),
          saved: (_answer, name) => t('form.saved', { name }),
        })
      }
    />
  );
}
