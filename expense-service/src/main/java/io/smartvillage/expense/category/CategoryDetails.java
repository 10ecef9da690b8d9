package io.smartvillage.expense.category;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param name unique in the village, whatever the case of its letters
/// @param nameEn the same in English; may be empty
/// @param description may be empty
/// @param parentId the category that this one is a part of; absent at the top
public record CategoryDetails(
        String name, String nameEn, String description, @Nullable UUID parentId) {}
