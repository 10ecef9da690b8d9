package io.smartvillage.billing.billingrun.web;

import java.util.UUID;

record StartedRun(UUID billingRunId) {}
