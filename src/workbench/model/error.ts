/** Error codes of Excel's JavaScript API, with Excel's own English message and HTTP status. */
const errors = {
  AccessDenied: [403, 'You cannot perform the requested operation.'],
  ApiNotFound: [404, 'The API you are trying to use could not be found.'],
  GeneralException: [500, 'There was an internal error while processing the request.'],
  InsertDeleteConflict: [409, 'The insert or delete operation attempted resulted in a conflict.'],
  InvalidArgument: [400, 'The argument is invalid or missing or has an incorrect format.'],
  InvalidObjectPath: [400, 'The object path is not working for what you are trying to do.'],
  InvalidOperation: [400, 'The operation attempted is invalid on the object.'],
  InvalidOperationInCellEditMode: [
    409,
    'Excel is in cell-editing mode. Please exit the edit mode by pressing ENTER or TAB or selecting another cell, and then try again.',
  ],
  InvalidReference: [400, 'This reference is not valid for the current operation.'],
  InvalidSelection: [400, 'The current selection is invalid for this action.'],
  ItemAlreadyExists: [409, 'A resource with the same name or identifier already exists.'],
  ItemNotFound: [404, "The requested resource doesn't exist."],
  MergedRangeConflict: [
    409,
    "Cannot complete the operation. A table can't overlap with another table, a PivotTable report, query results, merged cells, or an XML Map.",
  ],
  NonBlankCellOffSheet: [
    400,
    'Microsoft Excel can’t insert new cells because it would push non-empty cells off the end of the worksheet.',
  ],
  NotImplemented: [501, "The requested feature isn't implemented."],
  RequestPayloadSizeLimitExceeded: [400, 'The request payload size has exceeded the limit.'],
  ResponsePayloadSizeLimitExceeded: [400, 'The response payload size has exceeded the limit.'],
} as const satisfies Record<string, readonly [status: number, message: string]>;

export type ExcelErrorCode = keyof typeof errors;

/** What Excel answers instead of a result. Codes: "Error handling" in the Office Add-ins documentation. */
export class ExcelError extends Error {
  override readonly name = 'ExcelError';
  readonly code: ExcelErrorCode;
  readonly status: number;

  constructor(code: ExcelErrorCode, message: string = errors[code][1]) {
    super(message);
    this.code = code;
    this.status = errors[code][0];
  }
}
