interface IconProps {
  readonly size?: number;
}

const drawn = (paths: readonly string[]) =>
  function Icon({ size = 40 }: IconProps) {
    return (
      <svg
        width={size}
        height={size}
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        focusable="false"
      >
        {paths.map((d) => (
          <path key={d} d={d} />
        ))}
      </svg>
    );
  };

export const CodeIcon = drawn([
  'M4 4h6v6H4z',
  'M14 4h6v6h-6z',
  'M4 14h6v6H4z',
  'M14 14h2v2h-2z',
  'M18 14h2',
  'M14 20h2',
  'M18 18h2v2',
  'M7 7h.01M17 7h.01M7 17h.01',
]);
export const CameraIcon = drawn(['M3 8h4l2-3h6l2 3h4v11H3z', 'M12 10a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z']);
export const PersonIcon = drawn(['M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8z', 'M4.5 20c.8-4 4-6 7.5-6s6.7 2 7.5 6']);
export const CheckIcon = drawn(['M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z', 'm8 12.5 2.8 2.8L16.2 9.5']);
export const WaveIcon = drawn(['M14 4h5v16h-5', 'M3 12h11', 'm10 8 4 4-4 4']);
export const QuestionIcon = drawn([
  'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z',
  'M9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8',
  'M12 16.8h.01',
]);
export const WaitIcon = drawn(['M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z', 'M12 7v5l3.2 2']);
export const CloudIcon = drawn(['M7 18a4 4 0 0 1-.6-7.95A6 6 0 0 1 18 11a3.5 3.5 0 0 1 0 7z', 'm4 4 16 16']);
