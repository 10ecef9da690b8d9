package io.smartvillage.expense.category;

/// @param name unique in the village, whatever the case of its letters
/// @param description may be empty
public record CategoryDetails(String name, String description) {}
