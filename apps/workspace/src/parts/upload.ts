import type { AttachmentView } from '@gongkai/attachments/contract';
import { addressOf, ApiError, errorFrom } from './api.ts';

/** A file that the server has taken, with what it found in it. */
export type UploadedFile = AttachmentView;

/** Sends a file as the raw body of a request; `onProgress` gets a share between 0 and 1. */
export function uploadAttachment(file: File, onProgress?: (share: number) => void, signal?: AbortSignal): Promise<UploadedFile> {
  return new Promise((resolve, reject) => {
    // fetch cannot tell how much has been sent; XMLHttpRequest can.
    const request = new XMLHttpRequest();
    request.open('POST', addressOf('/attachments', { name: file.name }));
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    request.setRequestHeader('x-gongkai', '1');
    request.responseType = 'json';
    request.upload.onprogress = (event) => event.lengthComputable && onProgress?.(event.loaded / event.total);
    request.onerror = () => reject(new ApiError(0, 'offline', [{ code: 'general.offline' }]));
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(request.response as UploadedFile);
      else reject(errorFrom(request.status, request.response));
    };
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
