/** What a file is for. A purpose is added with the room that attaches files of it. */
export const FILE_PURPOSES = ['bidAttachment', 'evidenceDocument'] as const;
export type FilePurpose = (typeof FILE_PURPOSES)[number];
