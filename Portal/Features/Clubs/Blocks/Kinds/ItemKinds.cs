using Microsoft.Extensions.Localization;
using Portal.Platform.Ui;

namespace Portal.Features.Clubs;

/// <summary>The newest tutorials.</summary>
internal sealed class TutorialsKind(IStringLocalizer<BlocksText> texts) : ItemsKind(texts, "tutorials", "Tutorials", Icons.Book, typeof(ArticlesBlock), ClubItemKind.Tutorial);

/// <summary>The newest advice by experts.</summary>
internal sealed class ExpertAdviceKind(IStringLocalizer<BlocksText> texts) : ItemsKind(texts, "expert-advice", "Expert", Icons.Idea, typeof(ArticlesBlock), ClubItemKind.ExpertAdvice);

/// <summary>The newest advice on what to buy.</summary>
internal sealed class BuyingAdviceKind(IStringLocalizer<BlocksText> texts) : ItemsKind(texts, "buying-advice", "Buying", Icons.Star, typeof(ArticlesBlock), ClubItemKind.BuyingAdvice);

/// <summary>The newest downloads.</summary>
internal sealed class DownloadsKind(IStringLocalizer<BlocksText> texts) : ItemsKind(texts, "downloads", "Downloads", Icons.Download, typeof(DownloadsBlock), ClubItemKind.Download);

/// <summary>The newest photos.</summary>
internal sealed class PhotosKind(IStringLocalizer<BlocksText> texts) : ItemsKind(texts, "photos", "Photos", Icons.Image, typeof(PhotosBlock), ClubItemKind.Photo);
