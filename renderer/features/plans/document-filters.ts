/** File kinds offered when a plan's documents are chosen. Others can be kept too: as bytes, without text for the search. */
export const documentExtensions = ['docx', 'doc', 'pdf', 'wps', 'txt', 'jpg', 'png', 'xlsx', 'zip'];
