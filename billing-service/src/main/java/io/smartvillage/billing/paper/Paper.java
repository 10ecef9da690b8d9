package io.smartvillage.billing.paper;

import io.smartvillage.billing.document.DocumentSnapshot;
import io.smartvillage.billing.document.Mark;

/// What is to be drawn.
record Paper(DocumentSnapshot snapshot, Mark mark) {}
