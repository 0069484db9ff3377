namespace Portal.Commons.People;

/// <summary>The sentences about moderators of one place, in the resources beside this file.</summary>
public sealed class PlaceText;
