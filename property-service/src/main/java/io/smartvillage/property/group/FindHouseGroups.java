package io.smartvillage.property.group;

import io.smartvillage.platform.web.paging.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class FindHouseGroups {

    private static final UUID START = new UUID(0, 0);

    private final HouseGroups groups;

    FindHouseGroups(HouseGroups groups) {
        this.groups = groups;
    }

    /// @throws HouseGroupNotFoundException if the caller's village has no such group
    @Transactional(readOnly = true)
    public HouseGroup get(UUID houseGroupId) {
        return groups.findById(houseGroupId)
                .orElseThrow(() -> new HouseGroupNotFoundException(houseGroupId));
    }

    @Transactional(readOnly = true)
    public List<HouseGroup> page(PageRequest page, Optional<GroupKind> kind) {
        return groups.page(
                page.after().map(cursor -> cursor.id(0)).orElse(START),
                kind.orElse(null),
                Limit.of(page.fetchSize()));
    }
}
