import { guidOf } from '../state/ids.ts';
import { nonPrimary } from './caller.ts';
import type { EwsCaller } from './caller.ts';
import { ewsRefusals } from './ews-error.ts';
import { isCalled } from './mailboxes.ts';
import type { EwsMailbox } from './mailboxes.ts';
import { child, childText } from './read-xml.ts';
import type { XmlElement } from './read-xml.ts';

/** The folders every mailbox has here, by distinguished name; only calendars hold anything. */
export const folderNames = {
  msgfolderroot: { displayName: 'Top of Information Store', folderClass: 'IPF.Note', element: 't:Folder' },
  root: { displayName: 'root', folderClass: '', element: 't:Folder' },
  calendar: { displayName: 'Calendar', folderClass: 'IPF.Appointment', element: 't:CalendarFolder' },
  inbox: { displayName: 'Inbox', folderClass: 'IPF.Note', element: 't:Folder' },
  deleteditems: { displayName: 'Deleted Items', folderClass: 'IPF.Note', element: 't:Folder' },
  drafts: { displayName: 'Drafts', folderClass: 'IPF.Note', element: 't:Folder' },
  outbox: { displayName: 'Outbox', folderClass: 'IPF.Note', element: 't:Folder' },
  sentitems: { displayName: 'Sent Items', folderClass: 'IPF.Note', element: 't:Folder' },
  junkemail: { displayName: 'Junk Email', folderClass: 'IPF.Note', element: 't:Folder' },
  contacts: { displayName: 'Contacts', folderClass: 'IPF.Contact', element: 't:ContactsFolder' },
  tasks: { displayName: 'Tasks', folderClass: 'IPF.Task', element: 't:TasksFolder' },
} as const;
export type FolderName = keyof typeof folderNames;

export interface EwsFolder {
  readonly mailbox: EwsMailbox;
  readonly name: FolderName;
}

/** The folder that a folder is in; the root is in itself. */
export function parentFolder({ mailbox, name }: EwsFolder): EwsFolder {
  return { mailbox, name: name === 'root' || name === 'msgfolderroot' ? 'root' : 'msgfolderroot' };
}

/** The folders in a folder, by name. */
export function childFolders({ mailbox, name }: EwsFolder): readonly EwsFolder[] {
  return (Object.keys(folderNames) as FolderName[])
    .filter((each) => each !== 'root' && parentFolder({ mailbox, name: each }).name === name)
    .sort((one, other) => (folderNames[one].displayName < folderNames[other].displayName ? -1 : 1))
    .map((each) => ({ mailbox, name: each }));
}

/** The folders at any depth below a folder, each before those in it. */
export function foldersBelow(folder: EwsFolder): readonly EwsFolder[] {
  return childFolders(folder).flatMap((each) => [each, ...foldersBelow(each)]);
}

/** The id of a folder: it names mailbox and folder and nothing that can change. */
export function folderIdOf({ mailbox, name }: EwsFolder): string {
  return Buffer.concat([FOLDER_MARK, Buffer.from(`${mailbox.id}/${name}`)]).toString('base64');
}

export function folderChangeKey(folder: EwsFolder): string {
  return Buffer.from(guidOf(`folder ${folderIdOf(folder)}`))
    .subarray(0, 18)
    .toString('base64');
}

/**
 * The folder behind a FolderId or DistinguishedFolderId, if the caller may read it: their own, or that of whom they
 * impersonate. Throws an EwsError: malformed id, unknown folder, no such mailbox, no access.
 */
export function resolveFolder(caller: EwsCaller, given: XmlElement): EwsFolder {
  const folder = given.name === 'DistinguishedFolderId' ? distinguished(caller, given) : byId(caller, given);
  if (folder.mailbox.id !== caller.actingAs?.id) throw ewsRefusals.accessDenied();
  return folder;
}

/** The folder ids of a request element such as ParentFolderIds. */
export function resolveEach<T>(
  container: XmlElement | undefined,
  resolve: (given: XmlElement) => T,
): readonly (() => T)[] {
  return (container?.children ?? []).map((given) => () => resolve(given));
}

const FOLDER_MARK = Buffer.from('0a00020000', 'hex');

function distinguished(caller: EwsCaller, given: XmlElement): EwsFolder {
  const name = given.attributes.Id ?? '';
  const address = childText(child(given, 'Mailbox'), 'EmailAddress');
  const mailbox = address === undefined ? caller.actingAs : mailboxCalled(caller, address);
  if (!mailbox) throw ewsRefusals.missingMailbox();
  if (!isFolderName(name)) throw ewsRefusals.folderNotFound();
  return { mailbox, name };
}

function mailboxCalled(caller: EwsCaller, address: string): EwsMailbox {
  const mailbox = caller.mailboxes.find((each) => isCalled(each, address));
  if (!mailbox) throw ewsRefusals.noMailbox();
  if (mailbox.address !== address.toLowerCase()) throw nonPrimary(mailbox);
  return mailbox;
}

function byId(caller: EwsCaller, given: XmlElement): EwsFolder {
  const bytes = Buffer.from(given.attributes.Id ?? '', 'base64');
  if (bytes.length < 8 || !bytes.subarray(0, FOLDER_MARK.length).equals(FOLDER_MARK))
    throw ewsRefusals.malformedId();
  const [id, name = ''] = bytes.subarray(FOLDER_MARK.length).toString('utf8').split('/', 2);
  const mailbox = caller.mailboxes.find((each) => each.id === id);
  if (!mailbox || !isFolderName(name)) throw ewsRefusals.folderNotFound();
  return { mailbox, name };
}

function isFolderName(name: string): name is FolderName {
  return Object.hasOwn(folderNames, name);
}
