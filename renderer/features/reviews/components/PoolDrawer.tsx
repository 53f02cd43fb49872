import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { EmptyState } from '../../../ui/EmptyState';
import { showToast } from '../../../ui/feedback/toast-store';
import { LabelledInput } from '../../../ui/form/LabelledInput';
import { SideDrawer } from '../../../ui/SideDrawer';
import { SimpleTable } from '../../../ui/SimpleTable';
import { useErrorText } from '../../../ui/use-error-text';
import type { Review } from '../review-forms';

/** Experts offered at once; more are found by typing on. */
const offered = 30;

interface PoolDrawerProps {
  readonly review: Review;
  onClose(): void;
}

/** Chooses experts of the pool who are in office; a draw is the other way. */
export function PoolDrawer({ review, onClose }: PoolDrawerProps) {
  const { t } = useTranslation('reviews');
  const api = useApi();
  const errorText = useErrorText();
  const [text, setText] = useState('');
  const { data } = useQuery({
    ...ask(api, 'lists', 'page', {
      list: 'experts',
      text,
      filters: [{ column: 'status', values: ['serving'] }],
      limit: offered,
    }),
    placeholderData: (before) => before,
  });
  const named = new Set(
    review.experts.flatMap(({ expertId, state }) => (state === 'withdrawn' ? [] : (expertId ?? []))),
  );
  const at = (key: string) => data?.columns.indexOf(key) ?? -1;
  const rows = (data?.rows ?? []).map((row) => {
    const of = (key: string) => String(row[at(key)] ?? '');
    return {
      id: of('id'),
      name: of('name'),
      employer: of('employer'),
      title: of('title'),
      specialties: of('specialties'),
    };
  });
  const add = async (expertId: string, name: string) => {
    try {
      await api.reviews.assign({ reviewId: review.id, experts: [{ expertId, name }] });
      showToast({ tone: 'met', text: t('experts.added', { name }) });
    } catch (error) {
      showToast({ tone: 'late', text: t('failed'), detail: errorText(error) });
    }
  };
  return (
    <SideDrawer open title={t('experts.fromPool')} subtitle={review.fields.title} onClose={onClose}>
      <LabelledInput
        label={t('experts.search')}
        value={text}
        autoFocus
        onChange={(event) => setText(event.target.value)}
      />
      {data && rows.length === 0 ? (
        <EmptyState title={t('experts.noMatch')} text={t('experts.noMatchText')} />
      ) : (
        <SimpleTable
          label={t('experts.fromPool')}
          rows={rows}
          rowId={({ id }) => id}
          columns={[
            { key: 'name', label: t('field.name'), fixed: true, cell: ({ name }) => name },
            { key: 'employer', label: t('field.employer'), cell: ({ employer }) => employer },
            { key: 'specialties', label: t('field.specialty'), cell: ({ specialties }) => specialties },
            {
              key: 'do',
              label: '',
              fixed: true,
              cell: ({ id, name }) => (
                // It stays when pressed, and keeps the keyboard in the drawer.
                <Button
                  size="small"
                  variant="text"
                  aria-disabled={named.has(id)}
                  onClick={named.has(id) ? undefined : () => void add(id, name)}
                >
                  {t(named.has(id) ? 'experts.isNamed' : 'experts.add')}
                </Button>
              ),
            },
          ]}
        />
      )}
    </SideDrawer>
  );
}
