namespace Portal.Commons.People;

/// <summary>The sentences about accounts that every way of making one shares.</summary>
public sealed class PeopleText;
