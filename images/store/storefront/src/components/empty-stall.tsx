/** @jsxImportSource preact */

/** A market stall with nothing on it yet, in the shop's colour. */
export function EmptyStall() {
  return (
    <svg class="empty-stall" viewBox="0 0 176 132" aria-hidden="true" focusable="false">
      <g fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" stroke-linejoin="round">
        <path d="M28 56v68M148 56v68M20 92h136M28 108h120M12 124h152" />
        <path d="M28 12h120l14 26H14Z" fill="currentColor" fill-opacity="0.14" />
        <path d="M14 38a12.3 12.3 0 0 0 24.6 0 12.3 12.3 0 0 0 24.7 0 12.3 12.3 0 0 0 24.7 0 12.3 12.3 0 0 0 24.7 0 12.3 12.3 0 0 0 24.7 0 12.3 12.3 0 0 0 24.6 0" />
        <path d="M44 12l-5.4 26M68 12l-4.7 26M88 12v26M108 12l4.7 26M132 12l5.4 26" />
      </g>
    </svg>
  );
}
