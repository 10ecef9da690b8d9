package io.smartvillage.access.change;

/// Remembers rows that may change on any instance.
public interface ChangeObserver {

    /// The change is committed: what was read before it must not be believed any more.
    void changed(Change change);

    /// Changes may have been missed.
    void anythingChanged();
}
