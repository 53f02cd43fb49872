import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRouteSpec } from '../../../app/use-route-spec';
import { usePermission } from '../../../app/use-system-state';
import { ListTable } from '../../../ui/DataTable/ListTable';
import { LettersPreview, useSaveLetters } from '../components/LettersPreview';
import { MissingFrame } from '../components/MissingFrame';
import { CallDrawer, DeliverDrawer } from '../components/ReminderDrawers';
import { useTakeBack } from '../hooks/use-take-back';

/** 催报记录: letters that were written and calls that were made. A row opens what its last call came to. */
export function RemindersPage() {
  const { t } = useTranslation('reports');
  const mayEdit = usePermission('edit');
  const [spec, setSpec] = useRouteSpec();
  const [delivering, setDelivering] = useState<readonly string[] | null>(null);
  const [printed, setPrinted] = useState<readonly string[] | null>(null);
  const [calling, setCalling] = useState<{ id: string; name: string } | null>(null);
  const saveLetters = useSaveLetters();
  const takeBack = useTakeBack();
  return (
    <MissingFrame>
      <ListTable
        list="reminders"
        screen="reminders"
        title={t('missing.tab.reminders')}
        spec={spec}
        onSpec={setSpec}
        empty={{ title: t('reminders.empty'), text: t('reminders.emptyText') }}
        {...(mayEdit && {
          onOpen: (row) => setCalling({ id: String(row.cells.ownerId), name: String(row.cells.ownerName) }),
        })}
        bulk={[
          ...(mayEdit
            ? [
                {
                  key: 'deliver',
                  label: t('deliver.title'),
                  run: async (ids: readonly string[]) => setDelivering(ids),
                },
              ]
            : []),
          {
            key: 'print',
            label: t('letters.preview'),
            run: async (ids) => setPrinted(ids),
          },
          {
            key: 'word',
            label: t('letters.word'),
            run: async (ids) => void (await saveLetters({ ids: [...ids] })),
          },
          ...(mayEdit
            ? [
                {
                  key: 'undo',
                  label: t('undo.run'),
                  run: async (ids: readonly string[]) => void (await takeBack({ ids: [...ids] })),
                },
              ]
            : []),
        ]}
      />
      {delivering && (
        <DeliverDrawer
          ids={delivering}
          onDelivered={() => setDelivering(null)}
          onClose={() => setDelivering(null)}
        />
      )}
      {calling && <CallDrawer unit={calling} onClose={() => setCalling(null)} />}
      {printed && <LettersPreview letters={{ ids: [...printed] }} onClose={() => setPrinted(null)} />}
    </MissingFrame>
  );
}
