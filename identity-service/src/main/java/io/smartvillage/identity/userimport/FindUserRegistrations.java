package io.smartvillage.identity.userimport;

import io.smartvillage.platform.imports.FindImports;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows how far the people of a file are on their way to Keycloak.
@Service
public class FindUserRegistrations {

    private final FindImports findImports;
    private final UserImports imports;

    FindUserRegistrations(FindImports findImports, UserImports imports) {
        this.findImports = findImports;
        this.imports = imports;
    }

    /// @throws io.smartvillage.platform.imports.ImportNotFoundException if the village has no such
    ///   import
    @Transactional(readOnly = true)
    public UserRegistrations get(UUID importId) {
        findImports.get(importId);
        return imports.registrations(importId);
    }
}
