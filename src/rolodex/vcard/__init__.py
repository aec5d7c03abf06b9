"""Cards: vCard text to `Contact` and back; the only folder that knows vobject."""
