import type { Model } from './request-model.ts';
import { searchModels } from './search/search-models.ts';

const anyText = /[^]*/;
const whole = /^[+-]?\d{1,9}$/;
const number = /^\s*[+-]?\d{1,9}\s*$/;
const boolean = /^\s*(true|false|1|0)\s*$/;
const dateTime = /^\s*-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?\s*$/;
const baseShape = { text: /^\s*(IdOnly|Default|AllProperties|PcxPeopleSearch)\s*$/ };
const folderIds = { content: '((t:FolderId|t:DistinguishedFolderId),)+' };
const itemIds = {
  content: '((t:ItemId|t:OccurrenceItemId|t:RecurringMasterItemId|t:RecurringMasterItemIdRanges),)+',
};
const oneFolder = { content: '(t:FolderId|t:DistinguishedFolderId|t:AddressListId),' };
const itemView =
  'm:(IndexedPageItemView|FractionalPageItemView|SeekToConditionPageItemView|CalendarView|ContactsView),';

/**
 * What Microsoft's schema lets the requests contain that are served here. Elements that are not listed may contain
 * anything: nothing here reads them.
 */
export const models: Readonly<Record<string, Model>> = {
  ...searchModels,
  'm:GetRoomLists': { content: '' },
  'm:GetRooms': { content: 'm:RoomList,' },
  'm:GetUserAvailabilityRequest': {
    content: '(t:TimeZone,)?m:MailboxDataArray,(t:FreeBusyViewOptions,)?(t:SuggestionsViewOptions,)?',
  },
  'm:MailboxDataArray': { content: '(t:MailboxData,)*' },
  't:MailboxData': { content: 't:Email,t:AttendeeType,(t:ExcludeConflicts,)?' },
  't:Email': { content: '(t:Name,)?t:Address,(t:RoutingType,)?' },
  't:AttendeeType': { text: /^\s*(Organizer|Required|Optional|Room|Resource)\s*$/ },
  't:FreeBusyViewOptions': {
    content: 't:TimeWindow,(t:MergedFreeBusyIntervalInMinutes,)?(t:RequestedView,)?',
  },
  't:SuggestionsViewOptions': {
    content:
      '(t:GoodThreshold,)?(t:MaximumResultsByDay,)?(t:MaximumNonWorkHourResultsByDay,)?(t:MeetingDurationInMinutes,)?(t:MinimumSuggestionQuality,)?t:DetailedSuggestionsWindow,(t:CurrentMeetingTime,)?(t:GlobalObjectId,)?',
  },
  't:GoodThreshold': { text: number },
  't:MaximumResultsByDay': { text: number },
  't:MaximumNonWorkHourResultsByDay': { text: number },
  't:MeetingDurationInMinutes': { text: number },
  't:MinimumSuggestionQuality': { text: /^\s*(Excellent|Good|Fair|Poor)\s*$/ },
  't:DetailedSuggestionsWindow': { content: 't:StartTime,t:EndTime,' },
  't:CurrentMeetingTime': { text: dateTime },
  't:TimeWindow': { content: 't:StartTime,t:EndTime,' },
  't:StartTime': { text: dateTime },
  't:EndTime': { text: dateTime },
  't:MergedFreeBusyIntervalInMinutes': { text: number },
  't:RequestedView': {
    text: /^\s*(None|MergedOnly|FreeBusy|FreeBusyMerged|Detailed|DetailedMerged)(\s+\w+)*\s*$/,
  },
  't:TimeZone': { content: '(t:Bias,t:StandardTime,t:DaylightTime,)?' },
  't:StandardTime': { content: 't:Bias,t:Time,t:DayOrder,t:Month,t:DayOfWeek,(t:Year,)?' },
  't:DaylightTime': { content: 't:Bias,t:Time,t:DayOrder,t:Month,t:DayOfWeek,(t:Year,)?' },
  'm:GetFolder': { content: 'm:FolderShape,m:FolderIds,' },
  'm:FindItem': {
    content: `m:ItemShape,(${itemView})?(m:(GroupBy|DistinguishedGroupBy),)?(m:Restriction,)?(m:SortOrder,)?m:ParentFolderIds,(m:QueryString,)?`,
    attributes: { Traversal: /^(Shallow|SoftDeleted|Associated)$/ },
    required: ['Traversal'],
  },
  'm:FindFolder': {
    content:
      'm:FolderShape,(m:(IndexedPageFolderView|FractionalPageFolderView),)?(m:Restriction,)?m:ParentFolderIds,',
    attributes: { Traversal: /^(Shallow|Deep|SoftDeleted)$/ },
    required: ['Traversal'],
  },
  'm:GetItem': { content: 'm:ItemShape,m:ItemIds,' },
  'm:SyncFolderItems': {
    content: 'm:ItemShape,m:SyncFolderId,(m:SyncState,)?(m:Ignore,)?m:MaxChangesReturned,(m:SyncScope,)?',
  },
  'm:SyncFolderHierarchy': { content: 'm:FolderShape,(m:SyncFolderId,)?(m:SyncState,)?' },
  'm:Subscribe': {
    content: 'm:(PullSubscriptionRequest|PushSubscriptionRequest|StreamingSubscriptionRequest),',
  },
  'm:PullSubscriptionRequest': {
    content: '(t:FolderIds,)?t:EventTypes,(t:Watermark,)?t:Timeout,',
    attributes: { SubscribeToAllFolders: boolean },
  },
  'm:GetEvents': { content: 'm:SubscriptionId,m:Watermark,' },
  'm:Unsubscribe': { content: 'm:SubscriptionId,' },
  'm:ResolveNames': {
    content: '(m:ParentFolderIds,)?m:UnresolvedEntry,',
    attributes: { ReturnFullContactData: boolean, SearchScope: anyText, ContactDataShape: anyText },
    required: ['ReturnFullContactData'],
  },
  'm:ConvertId': {
    content: 'm:SourceIds,',
    attributes: { DestinationFormat: anyText },
    required: ['DestinationFormat'],
  },
  'm:SourceIds': {
    content: '((t:AlternateId|t:AlternatePublicFolderId|t:AlternatePublicFolderItemId),)+',
  },
  't:AlternateId': {
    content: '',
    attributes: { Format: anyText, Id: anyText, Mailbox: /./, IsArchive: boolean },
    required: ['Format', 'Id', 'Mailbox'],
  },
  'm:GetServerTimeZones': { content: '(m:Ids,)?', attributes: { ReturnFullTimeZoneData: boolean } },
  'm:GetUserConfiguration': { content: 'm:UserConfigurationName,m:UserConfigurationProperties,' },
  'm:UserConfigurationName': { ...oneFolder, attributes: { Name: /./ }, required: ['Name'] },
  'm:FolderShape': { content: 't:BaseShape,(t:AdditionalProperties,)?' },
  'm:ItemShape': {
    content:
      't:BaseShape,(t:IncludeMimeContent,)?(t:BodyType,)?(t:UniqueBodyType,)?(t:NormalizedBodyType,)?(t:FilterHtmlContent,)?(t:ConvertHtmlCodePageToUTF8,)?(t:InlineImageUrlTemplate,)?(t:BlockExternalImages,)?(t:AddBlankTargetToLinks,)?(t:MaximumBodySize,)?(t:AdditionalProperties,)?',
  },
  't:BaseShape': baseShape,
  't:AdditionalProperties': {
    content: '((t:FieldURI|t:IndexedFieldURI|t:ExtendedFieldURI|t:ExceptionFieldURI),)+',
  },
  't:FieldURI': { content: '', attributes: { FieldURI: anyText }, required: ['FieldURI'] },
  't:ExtendedFieldURI': {
    content: '',
    attributes: {
      DistinguishedPropertySetId: anyText,
      PropertySetId: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i,
      PropertyTag: /^(0x[\da-f]{1,4}|\d{1,5})$/i,
      PropertyName: anyText,
      PropertyId: whole,
      PropertyType: anyText,
    },
    required: ['PropertyType'],
  },
  'm:CalendarView': {
    content: '',
    attributes: { MaxEntriesReturned: whole, StartDate: dateTime, EndDate: dateTime },
    required: ['StartDate', 'EndDate'],
  },
  'm:FolderIds': folderIds,
  'm:ParentFolderIds': folderIds,
  't:FolderIds': folderIds,
  'm:SyncFolderId': oneFolder,
  'm:ItemIds': itemIds,
  't:FolderId': { content: '', attributes: { Id: anyText, ChangeKey: anyText }, required: ['Id'] },
  't:DistinguishedFolderId': {
    content: '(t:Mailbox,)?',
    attributes: { Id: /^[a-z]+$/, ChangeKey: anyText },
    required: ['Id'],
  },
  't:Mailbox': {
    content:
      '(t:Name,)?(t:EmailAddress,)?(t:RoutingType,)?(t:MailboxType,)?(t:ItemId,)?(t:OriginalDisplayName,)?',
  },
  'm:RoomList': {
    content:
      '(t:Name,)?(t:EmailAddress,)?(t:RoutingType,)?(t:MailboxType,)?(t:ItemId,)?(t:OriginalDisplayName,)?',
  },
  't:ItemId': { content: '', attributes: { Id: anyText, ChangeKey: anyText }, required: ['Id'] },
  'm:MaxChangesReturned': { text: /^\s*([1-9]|[1-9]\d|[1-4]\d\d|50\d|51[0-2])\s*$/ },
  't:Timeout': { text: /^\s*([1-9]\d{0,2}|1[0-3]\d\d|14[0-3]\d|1440)\s*$/ },
};
