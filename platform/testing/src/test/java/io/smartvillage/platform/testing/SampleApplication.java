package io.smartvillage.platform.testing;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/// A service of notes, on which the platform is tried: `sample.note` is built as a service should
/// be, `sample.holes` as none may be.
@SpringBootApplication(scanBasePackages = "io.smartvillage.platform.testing.sample")
class SampleApplication {}
