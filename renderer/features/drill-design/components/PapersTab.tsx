import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { InlineNote } from '../../../ui/InlineNote';
import { Panel } from '../../../ui/Page';
import { PaperPreview } from '../../../ui/PaperPreview';
import { SimpleTable } from '../../../ui/SimpleTable';
import type { Drill } from '../../drills/drill-form';
import styles from './drill-design.module.css';

const papers = ['plan', 'script', 'evaluation', 'safety', 'notice'] as const;
type DrillPaper = (typeof papers)[number];

/** 演练文书: the papers of the preparation, put together from the design, to be seen, printed and edited in Word. */
export function PapersTab({ drill }: { drill: Drill }) {
  const { t } = useTranslation('drillDesign');
  const [paper, setPaper] = useState<DrillPaper | null>(null);
  return (
    <Panel flush>
      <SimpleTable
        label={t('papers.label')}
        rows={papers}
        rowId={(key) => key}
        columns={[
          {
            key: 'name',
            label: t('papers.name'),
            fixed: true,
            cell: (key) => (
              <button type="button" className={styles.link} onClick={() => setPaper(key)}>
                {t(`paper.${key}`)}
              </button>
            ),
          },
          { key: 'use', label: t('papers.use'), cell: (key) => t(`paper.useOf.${key}`) },
          {
            key: 'open',
            label: '',
            fixed: true,
            cell: (key) => (
              <Button size="small" variant="text" onClick={() => setPaper(key)}>
                {t('papers.open')}
              </Button>
            ),
          },
        ]}
      />
      {paper && <PaperOf id={drill.id} paper={paper} onClose={() => setPaper(null)} />}
    </Panel>
  );
}

function PaperOf({ id, paper, onClose }: { id: string; paper: DrillPaper; onClose(): void }) {
  const { t } = useTranslation('drillDesign');
  const api = useApi();
  const preview = useQuery({ ...ask(api, 'drillDesign', 'paperPreview', { id, paper }), gcTime: 0 });
  const missing = preview.data?.missing ?? [];
  return (
    <PaperPreview
      title={t(`paper.${paper}`)}
      paper={preview}
      write={(file, options) => api.drillDesign.paper({ id, paper, file }, options)}
      note={
        preview.data && (
          <InlineNote tone={missing.length > 0 ? 'soon' : 'met'}>
            {missing.length > 0 ? t('papers.missing', { items: missing.join('、') }) : t('papers.complete')}
          </InlineNote>
        )
      }
      onClose={onClose}
    />
  );
}
