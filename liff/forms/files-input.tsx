import { useRef, useState } from 'preact/hooks';
import { useWords } from '../locale.tsx';
import { Button } from '../ui/button.tsx';
import { useFailureWords } from '../ui/failure.tsx';
import { Progress } from '../ui/progress.tsx';
import { Grouped, type InputProps, inputId, type QuestionOf } from './input.tsx';
import { shrink, type Unfit } from './shrink.ts';
import { formPageText } from './text.ts';
import { Thumbnail } from './thumbnail.tsx';
import type { Upload, Uploads } from './uploads.ts';
import { type Attachment, attachmentsOf } from './values.ts';

type Props = InputProps<QuestionOf<'photos' | 'file'>> & {
  readonly uploads: Uploads;
  /** May they be sent already? Not before LINE has said whose they are. */
  readonly mayUpload: boolean;
};

/** Photos, or papers as photo or PDF: from the camera or the gallery, made small here, sent while one goes on filling. */
export function FilesInput({ field, value, problem, onChange, uploads, mayUpload }: Props) {
  const words = useWords(formPageText);
  const [isPreparing, setPreparing] = useState(false);
  const [unfit, setUnfit] = useState<Unfit | null>(null);
  const attached = attachmentsOf(value);
  // Files are prepared one after the other; meanwhile another may have been removed or sent.
  const latest = useRef(attached);
  latest.current = attached;
  const isPhotos = field.kind === 'photos';
  const nameOf = (at: number) => (isPhotos ? words.photo(at + 1) : words.file(at + 1));
  const room = field.most - attached.length;

  const put = (next: readonly Attachment[]) => {
    latest.current = next;
    onChange(next);
  };
  const add = async (files: readonly File[]) => {
    setUnfit(null);
    setPreparing(true);
    for (const file of files) {
      if (latest.current.length >= field.most) break;
      const shrunk = await shrink(file, !isPhotos);
      if (!shrunk.ok) {
        setUnfit(shrunk.why);
        continue;
      }
      const { blob, isPhoto } = shrunk;
      const attachment = { key: crypto.randomUUID(), name: file.name, blob, isPhoto, sent: null };
      put([...latest.current, attachment]);
      if (mayUpload) void uploads.start(attachment);
    }
    setPreparing(false);
  };
  const remove = (key: string) => {
    uploads.stop(key);
    put(latest.current.filter(each => each.key !== key));
  };

  return (
    <Grouped
      field={field}
      problem={problem}
      hint={isPhotos ? words.photosHint(field.most) : words.filesHint(field.most)}
    >
      <ul class="attached">
        {attached.map((attachment, at) => (
          <Attached
            key={attachment.key}
            attachment={attachment}
            name={nameOf(at)}
            upload={uploads.states.get(attachment.key)}
            onRetry={() => void uploads.start(attachment)}
            onRemove={() => remove(attachment.key)}
          />
        ))}
      </ul>
      <div role="status">
        {isPreparing && <p>{words.preparing}</p>}
        {unfit && <p class="problem">{words.unfit[unfit]}</p>}
      </div>
      {room > 0 ? (
        <label class="button button-plain button-wide picker">
          <span aria-hidden="true">+&nbsp;</span>
          {isPhotos ? words.addPhoto : words.addFile}
          <input
            id={inputId(field.id)}
            type="file"
            multiple={room > 1}
            accept={isPhotos ? 'image/*' : 'image/*,application/pdf'}
            aria-invalid={problem !== undefined}
            onChange={event => {
              const input = event.currentTarget;
              void add([...(input.files ?? [])]);
              input.value = '';
            }}
          />
        </label>
      ) : (
        <p class="soft">{words.full}</p>
      )}
    </Grouped>
  );
}

type AttachedProps = {
  attachment: Attachment;
  name: string;
  upload: Upload | undefined;
  onRetry: () => void;
  onRemove: () => void;
};

function Attached({ attachment, name, upload, onRetry, onRemove }: AttachedProps) {
  const words = useWords(formPageText);
  return (
    <li>
      <Thumbnail attachment={attachment} name={name} />
      <div class="attached-state">
        <p>{name}</p>
        {upload?.kind === 'sending' && <Progress label={words.uploading(name)} part={upload.part} />}
        {upload?.kind === 'failed' && <Failed upload={upload} />}
        {!upload && <p class="soft">{attachment.sent === null ? words.notUploaded : words.uploaded}</p>}
        {upload?.kind === 'failed' && (
          <Button kind="plain" onClick={onRetry}>
            {words.uploadAgain(name)}
          </Button>
        )}
        <Button kind="quiet" onClick={onRemove}>
          {words.remove(name)}
        </Button>
      </div>
    </li>
  );
}

function Failed({ upload }: { upload: Extract<Upload, { kind: 'failed' }> }) {
  const words = useWords(formPageText);
  const why = useFailureWords(upload.failure);
  return (
    <p class="problem" role="alert">
      {words.uploadFailed}: {why}
    </p>
  );
}
