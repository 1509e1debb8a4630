//! Records, and who may see them.
