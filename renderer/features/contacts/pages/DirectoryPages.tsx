import Button from '@mui/material/Button';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { useRouteSearch } from '../../../app/use-go';
import { useRouteSpec } from '../../../app/use-route-spec';
import { usePermission } from '../../../app/use-system-state';
import { ListTable } from '../../../ui/DataTable/ListTable';
import { MoreMenu } from '../../../ui/MoreMenu';
import { useShortcut } from '../../../ui/shortcuts';
import { useSaveFile } from '../../../ui/use-save-file';
import { ContactCard } from '../components/ContactCard';
import { ContactDrawer } from '../components/ContactDrawer';
import { ContactsFrame } from '../components/ContactsFrame';
import { FacilityCard } from '../components/FacilityCard';
import { FacilityDrawer } from '../components/FacilityDrawer';

interface Beside {
  card(id: string, close: () => void): ReactNode;
  drawer(close: () => void): ReactNode;
}

/** A list of the module with its records beside it: what is open, or `new`. */
function ListPage({
  list,
  of,
  actions,
}: {
  list: 'contacts' | 'facilities';
  of: Beside;
  actions?: ReactNode;
}) {
  const { t } = useTranslation('contacts');
  const mayEdit = usePermission('edit');
  const [spec, setSpec] = useRouteSpec();
  const asked = useRouteSearch('open');
  const [open, setOpen] = useState(asked);
  // The search may ask for another record while the list is shown.
  useEffect(() => {
    if (asked !== null) setOpen(asked);
  }, [asked]);
  const create = () => setOpen('new');
  const close = () => setOpen(null);
  useShortcut('new', mayEdit ? create : undefined);
  const words = list === 'contacts' ? 'directory' : 'facilities';
  return (
    <ContactsFrame
      content="fill"
      actions={actions}
      primary={
        mayEdit && (
          <Button variant="contained" aria-keyshortcuts="Control+N" onClick={create}>
            {t(`${words}.create`)}
          </Button>
        )
      }
    >
      <ListTable
        list={list}
        screen={list}
        title={t(`${words}.title`)}
        spec={spec}
        onSpec={setSpec}
        bulk={[]}
        empty={{
          title: t(`${words}.empty`),
          text: t(`${words}.emptyText`),
          action: mayEdit && (
            <Button variant="contained" onClick={create}>
              {t(`${words}.create`)}
            </Button>
          ),
        }}
        onOpen={(row) => setOpen(String(row.id))}
      />
      {open === 'new' && of.drawer(close)}
      {open !== null && open !== 'new' && of.card(open, close)}
    </ContactsFrame>
  );
}

const contact: Beside = {
  card: (id, close) => <ContactCard key={id} id={id} onClose={close} />,
  drawer: (close) => <ContactDrawer onClose={close} />,
};
const facility: Beside = {
  card: (id, close) => <FacilityCard key={id} id={id} onClose={close} />,
  drawer: (close) => <FacilityDrawer onClose={close} />,
};

/** 通讯录. */
export function DirectoryPage() {
  const { t } = useTranslation('contacts');
  const api = useApi();
  const mayReveal = usePermission('reveal');
  const saveFile = useSaveFile();
  const write = (pocket: boolean) => () => {
    const title = t(pocket ? 'directory.pocket' : 'directory.paper');
    void saveFile({
      title,
      defaultName: `${title}.docx`,
      extension: 'docx',
      failed: t('round.failed'),
      write: (file, options) => api.contacts.exportDirectory({ pocket, file }, options),
      saved: (_answer, name) => t('round.printed', { name }),
    });
  };
  return (
    <ListPage
      list="contacts"
      of={contact}
      actions={
        mayReveal && (
          <MoreMenu
            actions={[
              { key: 'paper', label: t('directory.paper'), run: write(false) },
              { key: 'pocket', label: t('directory.pocket'), run: write(true) },
            ]}
          />
        )
      }
    />
  );
}

/** 医院、避难场所、取水点、起降点. */
export function FacilitiesPage() {
  return <ListPage list="facilities" of={facility} />;
}
