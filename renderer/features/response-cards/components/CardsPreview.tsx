import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Question } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { PaperPreview } from '../../../ui/PaperPreview';
import { Segments } from '../../../ui/Segments';

export type CardScope = Question<'responseCards', 'preview'>['scope'];
type Layout = Question<'responseCards', 'preview'>['layout'];

/** Cards as they are printed, for the pocket or one a page; also as Word. */
export function CardsPreview({ scope, onClose }: { scope: CardScope; onClose(): void }) {
  const { t } = useTranslation('responseCards');
  const api = useApi();
  const [layout, setLayout] = useState<Layout>('wallet');
  return (
    <PaperPreview
      title={t('panel.title')}
      paper={useQuery({ ...ask(api, 'responseCards', 'preview', { scope, layout }), gcTime: 0 })}
      write={(file, options) => api.responseCards.form({ scope, layout, file }, options)}
      actions={
        <Segments<Layout>
          label={t('print.layout')}
          chosen={layout}
          segments={[
            { key: 'wallet', label: t('print.wallet') },
            { key: 'sheet', label: t('print.sheet') },
          ]}
          onChoose={setLayout}
        />
      }
      onClose={onClose}
    />
  );
}
