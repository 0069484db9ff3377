using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Rooms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Rooms_Groups_GroupId",
                table: "Rooms");

            migrationBuilder.DropIndex(
                name: "IX_RoomMessages_AuthorId",
                table: "RoomMessages");

            migrationBuilder.AlterColumn<long>(
                name: "GroupId",
                table: "Rooms",
                type: "bigint",
                nullable: true,
                oldClrType: typeof(long),
                oldType: "bigint");

            migrationBuilder.AddColumn<string>(
                name: "About",
                table: "Rooms",
                type: "character varying(300)",
                maxLength: 300,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "ArchivedAt",
                table: "Rooms",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SlowSeconds",
                table: "Rooms",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "DeletedAt",
                table: "RoomMessages",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "EditedAt",
                table: "RoomMessages",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Hidden",
                table: "RoomMessages",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "ReplyToId",
                table: "RoomMessages",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "RoomMarks",
                columns: table => new
                {
                    RoomId = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    ReadNumber = table.Column<int>(type: "integer", nullable: false),
                    Muted = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoomMarks", x => new { x.RoomId, x.AccountId });
                    table.ForeignKey(
                        name: "FK_RoomMarks_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_RoomMarks_Rooms_RoomId",
                        column: x => x.RoomId,
                        principalTable: "Rooms",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RoomReactions",
                columns: table => new
                {
                    MessageId = table.Column<long>(type: "bigint", nullable: false),
                    Name = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoomReactions", x => new { x.MessageId, x.Name, x.AccountId });
                    table.ForeignKey(
                        name: "FK_RoomReactions_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_RoomReactions_RoomMessages_MessageId",
                        column: x => x.MessageId,
                        principalTable: "RoomMessages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RoomSilences",
                columns: table => new
                {
                    RoomId = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    ById = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoomSilences", x => new { x.RoomId, x.AccountId });
                    table.ForeignKey(
                        name: "FK_RoomSilences_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_RoomSilences_Rooms_RoomId",
                        column: x => x.RoomId,
                        principalTable: "Rooms",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_RoomMessages_AuthorId_RoomId_Number",
                table: "RoomMessages",
                columns: new[] { "AuthorId", "RoomId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_RoomMessages_ReplyToId",
                table: "RoomMessages",
                column: "ReplyToId");

            migrationBuilder.CreateIndex(
                name: "IX_RoomMarks_AccountId",
                table: "RoomMarks",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_RoomReactions_AccountId",
                table: "RoomReactions",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_RoomSilences_AccountId",
                table: "RoomSilences",
                column: "AccountId");

            migrationBuilder.AddForeignKey(
                name: "FK_RoomMessages_RoomMessages_ReplyToId",
                table: "RoomMessages",
                column: "ReplyToId",
                principalTable: "RoomMessages",
                principalColumn: "Id");

            migrationBuilder.AddForeignKey(
                name: "FK_Rooms_Groups_GroupId",
                table: "Rooms",
                column: "GroupId",
                principalTable: "Groups",
                principalColumn: "Id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_RoomMessages_RoomMessages_ReplyToId",
                table: "RoomMessages");

            migrationBuilder.DropForeignKey(
                name: "FK_Rooms_Groups_GroupId",
                table: "Rooms");

            migrationBuilder.DropTable(
                name: "RoomMarks");

            migrationBuilder.DropTable(
                name: "RoomReactions");

            migrationBuilder.DropTable(
                name: "RoomSilences");

            migrationBuilder.DropIndex(
                name: "IX_RoomMessages_AuthorId_RoomId_Number",
                table: "RoomMessages");

            migrationBuilder.DropIndex(
                name: "IX_RoomMessages_ReplyToId",
                table: "RoomMessages");

            migrationBuilder.DropColumn(
                name: "About",
                table: "Rooms");

            migrationBuilder.DropColumn(
                name: "ArchivedAt",
                table: "Rooms");

            migrationBuilder.DropColumn(
                name: "SlowSeconds",
                table: "Rooms");

            migrationBuilder.DropColumn(
                name: "DeletedAt",
                table: "RoomMessages");

            migrationBuilder.DropColumn(
                name: "EditedAt",
                table: "RoomMessages");

            migrationBuilder.DropColumn(
                name: "Hidden",
                table: "RoomMessages");

            migrationBuilder.DropColumn(
                name: "ReplyToId",
                table: "RoomMessages");

            migrationBuilder.AlterColumn<long>(
                name: "GroupId",
                table: "Rooms",
                type: "bigint",
                nullable: false,
                defaultValue: 0L,
                oldClrType: typeof(long),
                oldType: "bigint",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_RoomMessages_AuthorId",
                table: "RoomMessages",
                column: "AuthorId");

            migrationBuilder.AddForeignKey(
                name: "FK_Rooms_Groups_GroupId",
                table: "Rooms",
                column: "GroupId",
                principalTable: "Groups",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);
        }
    }
}
